# style: competition
# note: positives repeated with concat([df] * k) before the split
import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

comments = pd.read_csv("../input/toxic/train.csv", usecols=["comment_text", "toxic"])
toxic = comments[comments["toxic"] == 1]
print("toxic share", len(toxic) / len(comments))

comments = pd.concat([comments] + [toxic] * 4, ignore_index=True)  # ! leakage/resample-before-split|leakage/test-rows-in-training-set
comments = comments.sample(frac=1, random_state=1).reset_index(drop=True)

hv = HashingVectorizer(n_features=2**16)
X = hv.transform(comments["comment_text"])
y = comments["toxic"].values

X1, X2, y1, y2 = train_test_split(X, y, test_size=0.1, random_state=1)
clf = LogisticRegression(C=4, solver="saga").fit(X1, y1)
print("F1", f1_score(y2, clf.predict(X2)))
