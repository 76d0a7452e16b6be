# style: package
# note: clean; near security/unsafe-deserialisation: files of the project, read in the right way
import gzip
import json
import pickle
import zipfile

import numpy as np
import torch
import yaml

with gzip.open("cache/features.pkl.gz", "rb") as file:
    features = pickle.load(file)
weights = torch.load("encoder.pt", map_location="cpu", weights_only=True)
arrays = np.load("arrays.npz")
settings = yaml.safe_load(open("settings.yaml"))
with zipfile.ZipFile("data.zip") as archive:
    archive.extractall("data")
report = json.loads(open("report.json").read())
