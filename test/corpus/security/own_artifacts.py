# style: package
# note: clean; near security/unsafe-deserialisation: pickles of the project itself, and data from outside that is no pickle
import pickle
from pathlib import Path

import joblib
import numpy as np
import requests

ARTIFACTS = Path(__file__).parent / "artifacts"

with open(ARTIFACTS / "vocabulary.pkl", "rb") as file:
    vocabulary = pickle.load(file)
model = joblib.load(ARTIFACTS / "model.joblib")
table = np.load("table.npy", allow_pickle=False)
prices = requests.get("https://example.org/prices.json", timeout=5).json()
print(len(vocabulary), model, table.shape, prices)
