import pickle
import re

from fastapi import FastAPI
from pydantic import BaseModel
from tensorflow import keras
from tensorflow.keras.preprocessing.sequence import pad_sequences

app = FastAPI()
net = keras.models.load_model("angry.keras")
words = pickle.load(open("words.pkl", "rb"))


class Post(BaseModel):
    text: str


@app.post("/angry")
def angry(post: Post):
    text = re.sub(r"[^a-z\s]", "", post.text.lower()).strip()  # ! skew/feature-reimplemented
    X = pad_sequences(words.texts_to_sequences([text]), maxlen=80, padding="post")
    return {"angry": float(net.predict(X)[0, 0])}
