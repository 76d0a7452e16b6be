import io

import tensorflow as tf
from fastapi import FastAPI, UploadFile

app = FastAPI()
model = tf.keras.models.load_model("pets.keras")


@app.post("/pet")
async def pet(file: UploadFile):
    data = await file.read()
    image = tf.io.decode_image(data, channels=3, expand_animations=False)
    image = tf.image.resize(image, (160, 160))
    score = float(model.predict(tf.expand_dims(image, 0), verbose=0)[0, 0])
    return {"dog": score, "cat": 1 - score}
