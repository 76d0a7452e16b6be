# style: course
# note: clean; near leakage/tune-on-test: calibration is learned on the validation part, the test part judges the calibrated model
from sklearn.calibration import CalibratedClassifierCV
from sklearn.datasets import make_classification
from sklearn.ensemble import RandomForestClassifier
from sklearn.frozen import FrozenEstimator
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import train_test_split

X, y = make_classification(5000, n_informative=6, random_state=0)
X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size=0.25, random_state=0)
rf = RandomForestClassifier(300, random_state=0).fit(X_train, y_train)
calibrated = CalibratedClassifierCV(FrozenEstimator(rf), method="isotonic").fit(X_val, y_val)
print(brier_score_loss(y_test, calibrated.predict_proba(X_test)[:, 1]))
