import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from features import FEATURES, add_features, split_by_day


def load(path):
    return add_features(pd.read_csv(path, sep=";"))


def main(path="bank.csv"):  # ! testing/untested-feature-code@feature
    train, test = split_by_day(load(path), "2024-05-01")
    model = LogisticRegression(max_iter=500).fit(train[FEATURES], train["subscribed"])
    print(roc_auc_score(test["subscribed"], model.predict_proba(test[FEATURES])[:, 1]))
    joblib.dump(model, "bank.joblib")


if __name__ == "__main__":
    main()
