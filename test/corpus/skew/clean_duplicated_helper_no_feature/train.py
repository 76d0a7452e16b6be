# style: package
# note: clean; near skew/duplicated-feature-code: what stands twice reads a config and logs, it makes no feature
import logging

import joblib
import pandas as pd
import yaml
from sklearn.linear_model import LogisticRegression


def read_config(path="config.yaml"):
    with open(path) as file:
        config = yaml.safe_load(file)
    logging.basicConfig(level=config["log_level"], format="%(asctime)s %(message)s")
    return config


if __name__ == "__main__":
    config = read_config()
    visits = pd.read_csv(config["data"])
    model = LogisticRegression().fit(visits[config["features"]], visits["signed_up"])
    joblib.dump(model, config["model"])
