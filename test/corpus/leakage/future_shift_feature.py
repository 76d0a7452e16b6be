# style: beginner
# note: tomorrow's price is a feature for today's volume
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error

btc = pd.read_csv("BTC-USD.csv", parse_dates=["Date"]).sort_values("Date")
btc["next_open"] = btc["Open"].shift(-1)  # ! leakage/future-values
btc["range"] = btc["High"] - btc["Low"]
btc["prev_volume"] = btc["Volume"].shift(1)
btc = btc.dropna()

features = ["Open", "range", "prev_volume", "next_open"]
n = int(len(btc) * 0.8)
train, test = btc[:n], btc[n:]
lr = LinearRegression().fit(train[features], train["Volume"])
print("MAE", mean_absolute_error(test["Volume"], lr.predict(test[features])))
