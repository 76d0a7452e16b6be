import os
import pickle

import pandas as pd


def load(path):
    with open(path, "rb") as file:
        return pickle.load(file)


class PredictPipeline:
    def predict(self, frame):
        model = load(os.path.join("artifacts", "model.pkl"))
        preprocessor = load(os.path.join("artifacts", "preprocessor.pkl"))  # ! skew/artifact-mismatch
        return model.predict(preprocessor.transform(frame))


class Flat:
    def __init__(self, area: float, rooms: int, floor: int, district: str, heating: str):
        self.values = {"area": area, "rooms": rooms, "floor": floor, "district": district, "heating": heating}

    def as_frame(self):
        return pd.DataFrame([self.values])
