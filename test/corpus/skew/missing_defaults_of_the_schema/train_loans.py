# style: package
# note: rows without income were dropped in training, the schema invents one
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier

NAMES = ["applicant_income", "loan_amount", "credit_history"]

loans = pd.read_csv("loans.csv").dropna(subset=NAMES)
classifier = GradientBoostingClassifier().fit(loans[NAMES], loans["approved"])
joblib.dump(classifier, "loan.joblib")
