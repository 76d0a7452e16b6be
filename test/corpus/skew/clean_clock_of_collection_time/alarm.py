import datetime as dt

import joblib
import pandas as pd

forest = joblib.load("meter.joblib")


def is_strange(watts):
    now = dt.datetime.now()
    reading = pd.DataFrame([{"watts": watts, "hour": now.hour, "weekday": now.weekday()}])
    return forest.predict(reading)[0] == -1
