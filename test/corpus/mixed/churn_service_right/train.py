# style: package
# note: clean; near security/yaml-unsafe, security/archive-traversal, security/secret-in-code, security/unsafe-deserialisation, security/torch-load-unsafe, security/exposed-ml-server, evaluation/auc-on-labels: the same project with safe loaders, a filter, a key from the environment, its own artefact and probabilities
import os
import tarfile

import joblib
import pandas as pd
import requests
import yaml
from sklearn.compose import make_column_transformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

FEATURES = ["tenure", "charges", "plan"]
TRACKING_KEY = os.environ.get("TRACKING_KEY", "sk-your-key-here")


def settings(path: str) -> dict:
    with open(path) as file:
        return yaml.load(file, Loader=yaml.SafeLoader)


def fetch(url: str, folder: str) -> None:
    response = requests.get(url, timeout=60, headers={"Authorization": f"Bearer {TRACKING_KEY}"})
    response.raise_for_status()
    with open("data.tar.gz", "wb") as file:
        file.write(response.content)
    with tarfile.open("data.tar.gz") as archive:
        archive.extractall(folder, filter="data")


def train(config: dict) -> None:
    customers = pd.read_csv(f"{config['folder']}/customers.csv")
    train_rows, test_rows = train_test_split(customers, test_size=0.2, random_state=config["seed"], stratify=customers["churned"])
    encode = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), ["plan"]), remainder="passthrough")
    model = make_pipeline(encode, GradientBoostingClassifier(random_state=config["seed"]))
    model.fit(train_rows[FEATURES], train_rows["churned"])
    scores = model.predict_proba(test_rows[FEATURES])[:, 1]
    print(f"auc {roc_auc_score(test_rows['churned'], scores):.3f}, flagged {(scores > 0.5).mean():.2f}")
    joblib.dump(model, "churn.joblib")


if __name__ == "__main__":
    config = settings("config.yaml")
    fetch(config["url"], config["folder"])
    train(config)
