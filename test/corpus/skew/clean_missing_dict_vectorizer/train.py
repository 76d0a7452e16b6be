# style: course
# note: clean; near skew/missing-value-policy-mismatch: DictVectorizer takes an absent key for 0, as fillna(0) does
import pickle

import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("churn.csv")
df[["tenure", "calls"]] = df[["tenure", "calls"]].fillna(0)
dv = DictVectorizer(sparse=False)
X = dv.fit_transform(df[["tenure", "calls", "contract"]].to_dict(orient="records"))
model = LogisticRegression(solver="liblinear").fit(X, df["churn"])
with open("churn.bin", "wb") as f_out:
    pickle.dump((dv, model), f_out)
