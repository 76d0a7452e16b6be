# style: beginner
# note: the model is dumped with its vocabulary apart; no test loads them and predicts
# open: testing/no-behaviour-test testing/no-smoke-test testing/untested-feature-code testing/no-edge-case-test testing/no-feature-list-test
import joblib
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import accuracy_score
from sklearn.naive_bayes import MultinomialNB


def fit(texts, labels):
    words = CountVectorizer(lowercase=True)
    return words, MultinomialNB().fit(words.fit_transform(texts), labels)


def save(words, model, folder):  # ! testing/no-roundtrip-test@trip
    joblib.dump(words, f"{folder}/words.joblib")
    joblib.dump(model, f"{folder}/spam.joblib")


def load(folder):  # ! testing/no-roundtrip-test@trip
    return joblib.load(f"{folder}/words.joblib"), joblib.load(f"{folder}/spam.joblib")


def accuracy(words, model, texts, labels):
    return accuracy_score(labels, model.predict(words.transform(texts)))
