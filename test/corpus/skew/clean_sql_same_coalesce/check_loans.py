import pickle

import pandas as pd

with open("loans.pkl", "rb") as f:
    tree = pickle.load(f)
loans = pd.read_csv("loans_today.csv")
loans["days_late"] = loans["days_late"].fillna(0)
loans["will_return"] = tree.predict(loans[["days_late", "pages"]])
loans.to_csv("loans_checked.csv", index=False)
