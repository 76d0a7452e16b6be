import json

import boto3
import numpy as np
from tensorflow import keras

net = keras.models.load_model("clothing.keras")
queue = boto3.resource("sqs").get_queue_by_name(QueueName="clothing")

while True:
    for message in queue.receive_messages(WaitTimeSeconds=20):
        image = np.array(json.loads(message.body)["image"], dtype="float32")
        scores = net.predict(image[None])  # ! skew/step-mismatch
        print(message.message_id, int(scores.argmax()))
        message.delete()
