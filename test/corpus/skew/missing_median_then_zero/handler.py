import json

import joblib
import pandas as pd

forest = joblib.load("fuel.joblib")


def lambda_handler(event, context):
    person = pd.DataFrame([json.loads(event["body"])], columns=["income", "household", "commute_km"])
    person = person.fillna(0)  # ! skew/missing-value-policy-mismatch
    return {"statusCode": 200, "body": json.dumps({"fuel_cost": float(forest.predict(person)[0])})}
