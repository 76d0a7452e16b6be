# style: package
# note: clean; near evaluation/metric-args-swapped: a wrapper takes the prediction first and hands both on by name
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import precision_score
from sklearn.model_selection import train_test_split


def precision(guess, truth):
    return precision_score(y_pred=guess, y_true=truth, zero_division=0)


def main():
    cells = pd.read_csv("cells.csv")
    X_train, X_test, y_train, y_test = train_test_split(cells.drop(columns="malignant"), cells["malignant"], random_state=2)
    forest = RandomForestClassifier(random_state=2).fit(X_train, y_train)
    print(precision(forest.predict(X_test), y_test))


if __name__ == "__main__":
    main()
