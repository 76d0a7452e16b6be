# style: package
# note: clean; near reproducibility/seed-is-random: a fresh seed is drawn where none was given, and goes into the log and the record of the run before it is used
import argparse
import json
import logging
import secrets
import time

import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import train_test_split

log = logging.getLogger(__name__)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=None)
    args = parser.parse_args()
    seed = args.seed if args.seed is not None else secrets.randbelow(2**31)
    log.info("seed %d", seed)
    with open("run.json", "w") as file:
        json.dump({"seed": seed, "started": time.time()}, file)

    table = pd.read_csv("table.csv")
    train, test = train_test_split(table, random_state=seed, stratify=table["label"])
    model = ExtraTreesClassifier(n_estimators=200, random_state=seed)
    model.fit(train[["a", "b"]], train["label"])
    print(model.score(test[["a", "b"]], test["label"]), round(time.time()))


if __name__ == "__main__":
    main()
