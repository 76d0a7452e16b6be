# style: competition
# note: train and test are stacked again for "more data" and the test part is scored
import numpy as np
import pandas as pd
from scipy.sparse import hstack, vstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

reviews = pd.read_csv("../input/imdb/reviews.tsv", sep="\t", quoting=3)
text = reviews["review"].str.replace("<br />", " ")
X = HashingVectorizer(ngram_range=(1, 2), n_features=2**20).transform(text)
y = reviews["sentiment"].values

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

X_full = vstack([X_train, X_test])  # ! leakage/test-rows-in-training-set@1
y_full = np.concatenate([y_train, y_test])

clf = LogisticRegression(C=3.0)
clf.fit(X_full, y_full)  # ! leakage/train-on-test@1
print("AUC", roc_auc_score(y_test, clf.predict_proba(X_test)[:, 1]))
