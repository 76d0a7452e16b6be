# style: competition
# note: the word vectors are trained on all reviews, also on those that judge
import numpy as np
import pandas as pd
from gensim.models import Word2Vec
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

reviews = pd.read_csv("reviews.csv")
tokens = reviews["text"].str.lower().str.split()
w2v = Word2Vec(tokens, vector_size=100)  # ! leakage/fit-before-split


def embed(words):
    return np.mean([w2v.wv[word] for word in words if word in w2v.wv], axis=0)


X = np.vstack([embed(words) for words in tokens])
X_train, X_test, y_train, y_test = train_test_split(X, reviews["points"], random_state=0)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))
