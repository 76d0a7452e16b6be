# style: package
# note: clean; near pipeline/absolute-path: places that every machine has
import os
from pathlib import Path

import pandas as pd

# was: "/home/anna/data.csv"
first = pd.read_csv("/opt/ml/input/data.csv")
second = pd.read_csv("/home/jovyan/data.csv")
third = pd.read_csv(Path.home() / "data.csv")
fourth = pd.read_csv(os.path.join("/data", "train.csv"))
url = "https://example.org/home/anna/x"
ratio = "A:B"
