# style: course
# note: clean; near responsible/imbalance-ignored: after the count comes a weight in the model and a metric for rare classes; the other count is of the cities
import pandas as pd
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

claims = pd.read_csv("claims.csv")
print(claims["city"].value_counts().head())
counts = claims["fraud"].value_counts()
print(counts)

X, y = claims[["amount", "days", "items"]], claims["fraud"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = XGBClassifier(n_estimators=200, scale_pos_weight=counts[0] / counts[1], random_state=0)
model.fit(X_train, y_train)
print(average_precision_score(y_test, model.predict_proba(X_test)[:, 1]))
