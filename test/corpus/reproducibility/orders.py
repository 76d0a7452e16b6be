# style: beginner
# note: classes and files without an order
import glob
import os

import pandas as pd
import torch
from torch.utils.data import random_split

reviews = pd.read_csv("reviews.csv")
labels = list(set(reviews["label"]))  # ! reproducibility/unordered-iteration
code = {label: i for i, label in enumerate(labels)}
files = os.listdir("images")  # ! reproducibility/unordered-iteration
n = int(0.8 * len(files))
train, test = files[:n], files[n:]
paths = glob.glob("images/*.png")  # ! reproducibility/unordered-iteration
a, b = random_split(paths, [0.8, 0.2], generator=torch.Generator().manual_seed(0))
vocabulary = list({w for text in reviews["text"] for w in text.split()})  # ! reproducibility/unordered-iteration
reviews["first"] = [vocabulary.index(text.split()[0]) for text in reviews["text"]]
