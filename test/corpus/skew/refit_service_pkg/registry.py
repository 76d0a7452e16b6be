import joblib


def load_model():
    return joblib.load("spam.joblib")
