# style: course
# note: columns that everybody understands, and no test that more area means more rent or that the order of words does not matter
# open: testing/no-slice-test testing/no-quality-gate testing/no-edge-case-test testing/no-feature-list-test testing/no-determinism-test testing/untested-feature-code
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

FEATURES = ["area_m2", "rooms", "has_balcony", "floor"]


def fit(flats: pd.DataFrame):  # ! testing/no-behaviour-test@behave
    return GradientBoostingRegressor(random_state=0).fit(flats[FEATURES], flats["rent"])


def predict(model, flats: pd.DataFrame):  # ! testing/no-behaviour-test@behave
    return model.predict(flats[FEATURES]).clip(min=0)
