# style: course
# note: clean; near testing/no-behaviour-test: more area, a balcony and a house number have an expected effect
# open: testing/no-slice-test testing/no-quality-gate testing/no-edge-case-test testing/no-feature-list-test testing/no-determinism-test testing/untested-feature-code
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor

FEATURES = ["area_m2", "rooms", "has_balcony"]


def fit(flats: pd.DataFrame):
    return HistGradientBoostingRegressor(random_state=0, min_samples_leaf=2).fit(flats[FEATURES], flats["rent"])


def predict(model, flats: pd.DataFrame):
    return model.predict(flats[FEATURES])
