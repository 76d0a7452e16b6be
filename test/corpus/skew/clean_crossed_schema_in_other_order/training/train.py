# style: package
# note: clean; near skew/crossed-fields: the schema has another order, the frame is ordered by the saved names
import joblib
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

loans = pd.read_parquet("loans.parquet")
features = ["income", "debt", "years_employed", "open_accounts"]
model = HistGradientBoostingClassifier().fit(loans[features], loans["defaulted"])
joblib.dump((model, features), "loans.joblib")
