import joblib
import pandas as pd

saved = joblib.load("leads.joblib")
leads = pd.read_csv("open_leads.csv")
leads["probability"] = saved["model"].predict_proba(leads[saved["columns"]])[:, 1]
leads["call"] = leads["probability"] >= saved["threshold"]
leads.to_csv("leads_to_call.csv", index=False)
