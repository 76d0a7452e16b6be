import json
import math

import joblib

model = joblib.load("taxi.joblib")


def handler(event, context):
    ride = json.loads(event["body"])
    angle = math.pi / 12 * ride["hour"]
    row = [math.sin(angle), math.cos(angle), ride["distance_km"]]
    return {"statusCode": 200, "body": json.dumps({"minutes": float(model.predict([row])[0])})}
