# style: package
# note: clean; near skew/unit-or-clock-mismatch: both sides take the local clock at the moment of the reading
import sqlite3

import joblib
import pandas as pd
from sklearn.ensemble import IsolationForest

with sqlite3.connect("meter.db") as db:
    readings = pd.read_sql("select watts, hour, weekday from readings", db)
forest = IsolationForest(contamination=0.01, random_state=0).fit(readings[["watts", "hour", "weekday"]])
joblib.dump(forest, "meter.joblib")
