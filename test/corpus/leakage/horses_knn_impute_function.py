# style: package
# note: the fit happens in a helper of the same file that gets the whole frame
"""Colic survival: train and report."""
import pandas as pd
from sklearn.impute import KNNImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split

TARGET = "outcome"
MEASURES = ["rectal_temp", "pulse", "respiratory_rate", "packed_cell_volume", "total_protein"]


def load(path):
    horses = pd.read_csv(path)
    horses = horses.drop_duplicates()
    return horses[horses[TARGET].notna()]


def impute(frame, neighbours=5):
    imputer = KNNImputer(n_neighbors=neighbours)
    values = imputer.fit_transform(frame)  # ! leakage/fit-before-split
    return pd.DataFrame(values, columns=frame.columns, index=frame.index)


def run(path="data/horse.csv"):
    horses = load(path)
    measures = impute(horses[MEASURES])
    lived = (horses[TARGET] == "lived").astype(int)
    train_x, test_x, train_y, test_y = train_test_split(measures, lived, test_size=0.25, random_state=5)
    clf = LogisticRegression(class_weight="balanced", max_iter=2000)
    clf.fit(train_x, train_y)
    return balanced_accuracy_score(test_y, clf.predict(test_x))


if __name__ == "__main__":
    print(f"balanced accuracy: {run():.3f}")
