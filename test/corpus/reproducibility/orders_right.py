# style: package
# note: clean; near reproducibility/unordered-iteration: sorted, counted, looked at
import glob
import os

import pandas as pd

reviews = pd.read_csv("reviews.csv")
labels = sorted(set(reviews["label"]))
code = {label: i for i, label in enumerate(labels)}
files = os.listdir("images")
files.sort()
n = int(0.8 * len(files))
train, test = files[:n], files[n:]
print(len(os.listdir("images")), os.listdir("images")[:5])
for path in glob.glob("images/*.png"):
    print(path)
unused = list(set(reviews.columns) - {"label"})
reviews = reviews.drop(columns=unused)
