# style: package
# note: the text is cleaned by one function in training and by another in the consumer, each with a test of its own and none that compares them
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test
import re

import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def clean(texts: pd.Series) -> pd.Series:  # ! testing/no-parity-test@1
    return texts.str.lower().str.replace(r"[^a-z ]", " ", regex=True).str.strip()


def train(path="tickets.csv"):
    tickets = pd.read_csv(path)
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(max_iter=1000))
    model.fit(clean(tickets["text"]), tickets["queue"])
    joblib.dump(model, "queue.joblib")


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text)


if __name__ == "__main__":
    train()
