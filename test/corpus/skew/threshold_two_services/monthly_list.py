import joblib
import pandas as pd

lr = joblib.load("churn_lr.joblib")
customers = pd.read_csv("this_month.csv")
risk = lr.predict_proba(customers[["tenure", "monthly", "tickets"]])[:, 1]
customers[risk > 0.35].to_csv("call_them.csv", index=False)
