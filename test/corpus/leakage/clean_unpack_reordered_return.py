# style: package
# note: clean; near leakage/split-unpack-order: unpacked rightly, returned in another order that the caller knows
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def get_data(path):
    table = pd.read_csv(path)
    X, y = table.drop(columns="label"), table["label"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
    return X_train, y_train, X_test, y_test


def main():
    X_train, y_train, X_test, y_test = get_data("pulsar.csv")
    clf = LogisticRegression(max_iter=500).fit(X_train, y_train)
    print(clf.score(X_test, y_test))


main()
