# style: course
# note: clean; near skew/feature-reimplemented: the service cleans with the same patterns, in another order and compiled into one line
import pickle
import re

import pandas as pd
from tensorflow import keras
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer


def clean(text):
    text = re.sub(r"https?://\S+", "", str(text))
    text = re.sub(r"@\w+", "", text)
    return text.lower().strip()


posts = pd.read_csv("posts.csv")
texts = posts["post"].apply(clean)
words = Tokenizer(num_words=8000)
words.fit_on_texts(texts)
X = pad_sequences(words.texts_to_sequences(texts), maxlen=80)
net = keras.Sequential([keras.layers.Embedding(8000, 64), keras.layers.LSTM(32), keras.layers.Dense(1, activation="sigmoid")])
net.compile("adam", "binary_crossentropy")
net.fit(X, posts["angry"], epochs=4)
net.save("angry.keras")
pickle.dump(words, open("words.pkl", "wb"))
