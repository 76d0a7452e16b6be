# style: beginner
# note: the forest learned from pixels of 0 to 255 as the published set has them; the sketchpad gives it 0 to 1
import joblib
from sklearn.datasets import fetch_openml
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

digits = fetch_openml("mnist_784", version=1, as_frame=False)
X, y = digits["data"], digits["target"].astype("uint8")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=10000, random_state=0, stratify=y)
forest = RandomForestClassifier(random_state=0)
forest.fit(X_train, y_train)
print(forest.score(X_test, y_test))
joblib.dump(forest, "digits.joblib")
