import pickle

import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from xgboost import XGBClassifier

table = pd.read_csv("payment_features.csv")
X_train, X_test, y_train, y_test = train_test_split(table[["amount", "large", "weekday"]], table["fraud"], stratify=table["fraud"], random_state=1)
scaler = StandardScaler().fit(X_train)
X_more, y_more = SMOTE(random_state=1).fit_resample(scaler.transform(X_train), y_train)
model = XGBClassifier().fit(X_more, y_more)
print(model.score(scaler.transform(X_test), y_test))
pickle.dump(model, open("fraud.pkl", "wb"))
pickle.dump(scaler, open("fraud_scaler.pkl", "wb"))
