# style: package
# note: clean; near testing/no-quality-gate: training refuses to save what does not beat the baseline
# open: testing/no-behaviour-test testing/no-slice-test testing/no-output-range-test testing/no-determinism-test testing/no-smoke-test testing/untested-feature-code
import joblib
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import cross_val_score
from sklearn.svm import SVC

MARGIN = 0.05


class NotGoodEnough(RuntimeError):
    """The model does not beat the baseline."""


def train(X, y, path):
    model = SVC(random_state=0)
    score = cross_val_score(model, X, y, cv=3).mean()
    baseline = cross_val_score(DummyClassifier(), X, y, cv=3).mean()
    if score < baseline + MARGIN:
        raise NotGoodEnough(f"{score:.3f} against {baseline:.3f} of the baseline")
    joblib.dump(model.fit(X, y), path)
