# style: package
# note: a function platform's handler fits an imputer on the event
import json

import joblib
import pandas as pd
from sklearn.impute import SimpleImputer

model = joblib.load("/opt/model.joblib")


def lambda_handler(event, context):
    table = pd.DataFrame(json.loads(event["body"])["rows"])
    imputer = SimpleImputer(strategy="median")
    filled = imputer.fit_transform(table)  # ! skew/refit-at-serving
    return {"statusCode": 200, "body": json.dumps(model.predict(filled).tolist())}
