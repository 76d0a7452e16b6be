import joblib
import pandas as pd
from sklearn.ensemble import AdaBoostClassifier
from sklearn.preprocessing import LabelEncoder

adult = pd.read_csv("adult.csv")
encoders = {}
for column in ["workclass", "education", "occupation"]:
    encoders[column] = LabelEncoder()
    adult[column] = encoders[column].fit_transform(adult[column])
model = AdaBoostClassifier(n_estimators=100)
model.fit(adult[["age", "workclass", "education", "occupation", "hours"]], adult["over_50k"])
joblib.dump(model, "models/income.joblib")
joblib.dump(encoders, "models/encoders.joblib")
