# style: course
# note: clean; near skew/step-mismatch: training and service write texts small and without blanks by the same two steps
import pickle

import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

kicks = pd.read_csv("kicks.csv")
kicks = kicks.applymap(lambda value: value.lower().replace(" ", "_") if isinstance(value, str) else value)
kicks.columns = kicks.columns.str.lower().str.replace(" ", "_")
rows = kicks[["keeper", "stadium", "minute"]].to_dict(orient="records")
dv = DictVectorizer(sparse=False)
model = LogisticRegression(max_iter=500).fit(dv.fit_transform(rows), kicks["goal"])
with open("kicks.bin", "wb") as f:
    pickle.dump((dv, model), f)
