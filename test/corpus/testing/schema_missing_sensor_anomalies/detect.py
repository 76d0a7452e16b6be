# style: competition
# note: a file that others write is read and learned from, and nothing says what must be in it
# open: testing/no-determinism-test testing/untested-feature-code testing/no-edge-case-test testing/no-output-range-test testing/no-smoke-test
import pandas as pd
from sklearn.ensemble import IsolationForest


def read_readings(path):  # ! testing/no-data-schema-test@schema
    readings = pd.read_csv(path, parse_dates=["at"])
    return readings.set_index("at").resample("1h").mean()


def find_anomalies(path, share=0.01):  # ! testing/no-data-schema-test@schema
    readings = read_readings(path).dropna()
    forest = IsolationForest(contamination=share, random_state=0).fit(readings)
    return readings[forest.predict(readings) == -1]
