# style: competition
# note: clean; near pipeline/absolute-path: folders that are tried one after another, and paths of containers
import os
from pathlib import Path

import pandas as pd


def data_folder() -> Path:
    for folder in [os.environ.get("DATA", "data"), "/kaggle/input/sales", r"C:\Users\maria\sales", "/home/maria/sales"]:
        if os.path.isdir(folder):
            return Path(folder)
    raise FileNotFoundError("Set DATA to the folder of the sales.")


CANDIDATES = ("/Users/maria/models", "models", "/opt/ml/model")


def model_file() -> str:
    for folder in CANDIDATES:
        path = os.path.join(folder, "model.joblib")
        if os.path.exists(path):
            return path
    return "/home/jovyan/model.joblib"


if __name__ == "__main__":
    print(pd.read_csv(data_folder() / "sales.csv").shape, model_file())
