import json

import joblib
import pandas as pd
import pika
from sklearn.preprocessing import MinMaxScaler

model = joblib.load("pump_hours.joblib")


def on_reading(channel, method, properties, body):
    row = pd.DataFrame([json.loads(body)])[["pressure", "flow", "vibration"]]
    hours = model.predict(MinMaxScaler().fit_transform(row))  # ! skew/refit-at-serving
    channel.basic_publish("", "pump_hours", json.dumps({"hours": float(hours[0])}))
    channel.basic_ack(method.delivery_tag)


connection = pika.BlockingConnection(pika.ConnectionParameters("queue"))
channel = connection.channel()
channel.basic_consume(queue="pump_readings", on_message_callback=on_reading)
channel.start_consuming()
