# style: competition
# note: whatever comes out of the fit is saved
# open: testing/no-behaviour-test testing/no-slice-test testing/no-output-range-test testing/no-determinism-test testing/no-smoke-test testing/untested-feature-code
import joblib
import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC


def train(path):  # ! testing/no-quality-gate
    X, y = load_digits(return_X_y=True)
    X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
    model = SVC(gamma="scale", random_state=0).fit(X_train, y_train)
    print("accuracy", accuracy_score(y_test, model.predict(X_test)))
    joblib.dump(model, path)
    return model


def load(path):
    return joblib.load(path)


def predict(model, images):
    return model.predict(np.asarray(images).reshape(len(images), -1))
