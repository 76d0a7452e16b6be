# style: beginner
# note: the fitted estimator is search.best_estimator_, but an unfitted one of another name is pickled
import pickle

import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline

sms = pd.read_csv("sms.tsv", sep="\t", names=["label", "text"])
X_train, X_test, y_train, y_test = train_test_split(sms["text"], sms["label"], random_state=1)

spam_model = make_pipeline(CountVectorizer(stop_words="english"), MultinomialNB())
search = GridSearchCV(spam_model, {"multinomialnb__alpha": [0.01, 0.1, 1.0]}, cv=5)
search.fit(X_train, y_train)
print(search.best_params_, search.score(X_test, y_test))

with open("spam_model.pkl", "wb") as f:
    pickle.dump(spam_model, f)  # ! skew/artifact-mismatch@unfitted
