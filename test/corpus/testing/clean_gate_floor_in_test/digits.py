# style: course
# note: clean; near testing/no-quality-gate: the test trains, saves, loads, and asserts a floor of accuracy
# open: testing/no-behaviour-test testing/no-slice-test testing/no-output-range-test testing/no-determinism-test testing/no-smoke-test
import pickle

from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier


def split():
    X, y = load_digits(return_X_y=True)
    return train_test_split(X, y, stratify=y, random_state=0)


def train(path):
    X_train, _, y_train, _ = split()
    with open(path, "wb") as file:
        pickle.dump(KNeighborsClassifier(3).fit(X_train, y_train), file)


def load(path):
    with open(path, "rb") as file:
        return pickle.load(file)
