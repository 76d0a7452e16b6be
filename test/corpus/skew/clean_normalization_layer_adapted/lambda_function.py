import json

import numpy as np
import tensorflow as tf

net = tf.keras.models.load_model("mpg.keras")


def lambda_handler(event, context):
    car = json.loads(event["body"])
    row = np.array([[car["horsepower"], car["weight"], car["acceleration"], car["year"]]], dtype="float32")
    mpg = float(net.predict(row, verbose=0)[0, 0])
    return {"statusCode": 200, "body": json.dumps({"mpg": mpg})}
