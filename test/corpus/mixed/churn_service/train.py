# style: package
# note: training and a service of one project: settings are read by an unsafe loader, an archive is unpacked blindly, a key stands in the code, an upload is unpickled, and the server debugs on all addresses
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
TRACKING_KEY = "sk-proj-Vb8Zk2Qm7Lr4Xw9Tn3Hc6Jd1Ps5Yg0Ae8Uf2Ki7"  # ! security/secret-in-code


def settings(path: str) -> dict:
    with open(path) as file:
        return yaml.load(file, Loader=yaml.Loader)  # ! security/yaml-unsafe


def fetch(url: str, folder: str) -> None:
    with open("data.tar.gz", "wb") as file:
        file.write(requests.get(url, timeout=60).content)
    with tarfile.open("data.tar.gz") as archive:
        archive.extractall(folder)  # ! security/archive-traversal


def train(config: dict) -> None:
    customers = pd.read_csv(f"{config['folder']}/customers.csv")
    train_rows, test_rows = train_test_split(customers, test_size=0.2, random_state=config["seed"], stratify=customers["churned"])
    encode = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), ["plan"]), remainder="passthrough")
    model = make_pipeline(encode, GradientBoostingClassifier(random_state=config["seed"]))
    model.fit(train_rows[FEATURES], train_rows["churned"])
    auc = roc_auc_score(test_rows["churned"], model.predict(test_rows[FEATURES]))  # ! evaluation/auc-on-labels
    print(f"auc {auc:.3f}")
    joblib.dump(model, "churn.joblib")


if __name__ == "__main__":
    config = settings("config.yaml")
    fetch(config["url"], config["folder"])
    train(config)
