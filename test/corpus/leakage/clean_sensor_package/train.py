# style: package
# note: clean; near leakage/fit-before-split: split first, the class is fitted on the training frame alone
import argparse

import pandas as pd
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier

from preprocess import prepare

COLUMNS = ["temperature", "vibration", "pressure", "rpm"]


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("csv")
    parser.add_argument("--trees", type=int, default=400)
    args = parser.parse_args(argv)

    readings = pd.read_csv(args.csv)
    train, test = train_test_split(readings, test_size=0.25, random_state=4, stratify=readings["failure"])
    prepared = prepare(train, test, COLUMNS)

    model = RandomForestClassifier(n_estimators=args.trees, random_state=4, n_jobs=-1)
    model.fit(prepared.train, train["failure"])
    scores = model.predict_proba(prepared.test)[:, 1]
    print("average precision", average_precision_score(test["failure"], scores))


if __name__ == "__main__":
    main()
