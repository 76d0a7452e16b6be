# style: package
# note: inside a helper, over two lines
"""Data access for the yield model."""
import pandas as pd
from sklearn.model_selection import train_test_split

LABEL = "yield_t_ha"


def load(path: str = "data/plots.csv", seed: int = 0):
    plots = pd.read_csv(path).dropna()
    features = plots.drop(columns=[LABEL, "plot_id"])
    (  # ! leakage/split-unpack-order@1
        train_features,
        train_labels,
        test_features,
        test_labels,
    ) = train_test_split(features, plots[LABEL], test_size=0.2, random_state=seed)  # ! leakage/split-unpack-order@1
    return train_features, train_labels, test_features, test_labels


def describe():
    parts = load()
    for name, part in zip(("train X", "train y", "test X", "test y"), parts):
        print(name, part.shape)


if __name__ == "__main__":
    describe()
