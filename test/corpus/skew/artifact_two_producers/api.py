import io

import numpy as np
import tensorflow as tf
from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()
net = tf.keras.models.load_model("potatoes.h5")  # ! skew/artifact-mismatch


@app.post("/potato")
async def potato(file: UploadFile):
    leaf = Image.open(io.BytesIO(await file.read())).convert("RGB").resize((256, 256), Image.BILINEAR)
    return {"class": int(net.predict(np.array(leaf)[None]).argmax())}
