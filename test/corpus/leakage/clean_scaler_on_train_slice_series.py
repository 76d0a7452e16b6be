# style: course
# note: clean; near leakage/fit-before-split: the scaler is fitted on the first rows of the series and applied to all of it
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.preprocessing import MinMaxScaler

series = pd.read_csv("airline-passengers.csv", usecols=[1]).values.astype("float32")
n_train = int(len(series) * 0.67)
scaler = MinMaxScaler().fit(series[:n_train])
scaled = scaler.transform(series)

LAGS = 12
rows = np.array([scaled[i - LAGS:i, 0] for i in range(LAGS, len(scaled))])
goal = scaled[LAGS:, 0]
cut = n_train - LAGS
model = Ridge(alpha=0.1).fit(rows[:cut], goal[:cut])
print("MAE", mean_absolute_error(goal[cut:], model.predict(rows[cut:])))
