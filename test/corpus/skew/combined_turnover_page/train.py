# style: beginner
# note: the page leaves two columns at zero, asks for the answer, and cuts at one half
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_score, recall_score
from sklearn.model_selection import train_test_split

staff = pd.read_csv("staff.csv")
staff["pay_per_hour"] = staff["pay"] / staff["hours"]
COLUMNS = ["age", "pay_per_hour", "overtime", "commute"]
train, test = train_test_split(staff, random_state=2, stratify=staff["left"])
model = LogisticRegression(max_iter=500, class_weight="balanced").fit(train[COLUMNS], train["left"])
warned = model.predict_proba(test[COLUMNS])[:, 1] > 0.3
print(precision_score(test["left"], warned), recall_score(test["left"], warned))
joblib.dump(model, "left.joblib")
