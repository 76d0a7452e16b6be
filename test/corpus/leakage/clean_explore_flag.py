# style: package
# note: clean; near leakage/fit-before-split: the branch that scales everything only draws
import argparse

import matplotlib.pyplot as plt
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

parser = argparse.ArgumentParser()
parser.add_argument("csv")
parser.add_argument("--explore", action="store_true")
args = parser.parse_args()

table = pd.read_csv(args.csv)
y = table.pop("species")
if args.explore:
    flat = PCA(2).fit_transform(StandardScaler().fit_transform(table))
    plt.scatter(flat[:, 0], flat[:, 1], c=y.astype("category").cat.codes)
    plt.savefig("species.png")

X_train, X_test, y_train, y_test = train_test_split(table, y, stratify=y, random_state=0)
print(ExtraTreesClassifier(300, random_state=0).fit(X_train, y_train).score(X_test, y_test))
