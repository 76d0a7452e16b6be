# style: beginner
# note: clean; near api/scaling-missing: a step of its own may scale, and trees don't mind
from sklearn.datasets import load_wine
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline

from columns import Evened

features, target = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(features, target, test_size=0.3, stratify=target, random_state=42)
model = make_pipeline(Evened(), PCA(n_components=2), GaussianNB())
model.fit(X_train, y_train)
trees = RandomForestClassifier(n_estimators=300, max_depth=6, random_state=42)
trees.fit(X_train, y_train)
print(model.score(X_test, y_test), trees.score(X_test, y_test))
