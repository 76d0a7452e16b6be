# style: course
# note: a function that deals with empty texts, unknown languages and a division is tested with two ordinary texts
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import pandas as pd
from sklearn.linear_model import LogisticRegression

CODES = {"en": 0, "de": 1, "fr": 2}


def text_features(posts: pd.DataFrame) -> pd.DataFrame:  # ! testing/no-edge-case-test
    words = posts["text"].fillna("").str.split().str.len()
    capitals = posts["text"].fillna("").str.count(r"[A-Z]")
    result = pd.DataFrame({"words": words, "capitals_per_word": capitals / words.where(words > 0)})
    result["language"] = posts["language"].map(CODES)
    if result["language"].isna().any():
        result["language"] = result["language"].fillna(-1)
    return result.fillna(0)


def fit(posts):
    return LogisticRegression().fit(text_features(posts), posts["is_spam"])
