# style: beginner
# note: a pipeline without a scaler before what measures distances
from sklearn.datasets import load_wine
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline

features, target = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(features, target, test_size=0.3, stratify=target, random_state=42)
model = make_pipeline(PCA(n_components=2), GaussianNB())
model.fit(X_train, y_train)  # ! api/scaling-missing
print(model.score(X_test, y_test))
