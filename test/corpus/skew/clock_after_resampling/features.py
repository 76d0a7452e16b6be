# style: package
# note: the weekday of a payment is read from the server's clock; SMOTE stands between the features and the model
import pandas as pd

payments = pd.read_csv("payments.csv", parse_dates=["paid_at"])
payments["weekday"] = payments["paid_at"].dt.dayofweek
payments["large"] = (payments["amount"] > 900).astype(int)
payments[["amount", "large", "weekday", "fraud"]].to_csv("payment_features.csv", index=False)
