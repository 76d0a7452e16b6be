# style: competition
# note: clean; near reproducibility/unseeded-random: one seed for all of NumPy
import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import train_test_split

np.random.seed(42)
train = pd.read_csv("train.csv")
a, b = train_test_split(train)
model = ExtraTreesClassifier(n_estimators=50)
