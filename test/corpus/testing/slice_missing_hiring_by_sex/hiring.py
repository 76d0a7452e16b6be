# style: course
# note: sex and age are columns of the applications; the one test of quality takes all together
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier

FEATURES = ["years", "degree", "age", "sex"]


def train(applications: pd.DataFrame):  # ! testing/no-slice-test@1
    return GradientBoostingClassifier(random_state=0).fit(applications[FEATURES], applications["hired"])


def hit_rate(model, applications: pd.DataFrame) -> float:  # ! testing/no-slice-test@1
    return float((model.predict(applications[FEATURES]) == applications["hired"]).mean())
