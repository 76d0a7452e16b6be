# style: course
# note: clean; near skew/threshold-mismatch: the page shows bands of risk, returned one after another; the report of training cuts at one number
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

members = pd.read_csv("members.csv")
train, test = train_test_split(members, random_state=3)
model = RandomForestClassifier(random_state=3).fit(train[["visits", "months"]], train["left"])
print(classification_report(test["left"], model.predict_proba(test[["visits", "months"]])[:, 1] >= 0.4))
joblib.dump(model, "left.joblib")
