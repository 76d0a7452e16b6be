from sklearn.feature_extraction.text import TfidfVectorizer


def prepare(text):
    vectorizer = TfidfVectorizer(max_features=500)
    vectorizer.fit([text.lower()])  # ! skew/refit-at-serving
    return vectorizer.transform([text.lower()])
