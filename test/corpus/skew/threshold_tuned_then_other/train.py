# style: package
# note: the threshold is tuned in training, the service compares with a number of its own
import json

import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import train_test_split

COLUMNS = ["amount", "hour", "distance_from_home", "online"]


def best_threshold(y, scores, least_precision=0.9):
    precision, recall, thresholds = precision_recall_curve(y, scores)
    allowed = precision[:-1] >= least_precision
    return float(thresholds[allowed][np.argmax(recall[:-1][allowed])])


def main():
    payments = pd.read_csv("payments.csv")
    train, rest = train_test_split(payments, test_size=0.4, stratify=payments["fraud"], random_state=0)
    valid, test = train_test_split(rest, test_size=0.5, stratify=rest["fraud"], random_state=0)
    forest = RandomForestClassifier(400, class_weight="balanced", n_jobs=-1).fit(train[COLUMNS], train["fraud"])
    threshold = best_threshold(valid["fraud"], forest.predict_proba(valid[COLUMNS])[:, 1])
    caught = forest.predict_proba(test[COLUMNS])[:, 1] >= threshold
    print("recall", caught[test["fraud"] == 1].mean())
    joblib.dump(forest, "fraud.joblib")
    with open("fraud.json", "w") as f:
        json.dump({"threshold": threshold}, f)


if __name__ == "__main__":
    main()
