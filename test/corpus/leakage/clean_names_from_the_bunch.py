# style: course
# note: clean; near leakage/target-in-features: the names of the features come from the data set, and the target is put beside them
import pandas as pd
from sklearn import datasets
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import cross_val_score, train_test_split

bunch = datasets.load_wine()
FEATURES = bunch["feature_names"]
TARGET = "grape"
wines = pd.DataFrame(bunch["data"], columns=FEATURES)
wines[TARGET] = [bunch["target_names"][x] for x in bunch["target"]]
X_train, X_test, y_train, y_test = train_test_split(wines[FEATURES], wines[TARGET], test_size=0.2, random_state=1)
print(cross_val_score(SGDClassifier(random_state=1), X_train[FEATURES], y_train, cv=5).mean())
