import logging

import joblib
import pandas as pd
import yaml
from fastapi import FastAPI


def read_config(path="config.yaml"):
    with open(path) as file:
        config = yaml.safe_load(file)
    logging.basicConfig(level=config["log_level"], format="%(asctime)s %(message)s")
    return config


config = read_config()
app = FastAPI()
model = joblib.load(config["model"])


@app.post("/signup")
def signup(visit: dict):
    return {"probability": float(model.predict_proba(pd.DataFrame([visit])[config["features"]])[0, 1])}
