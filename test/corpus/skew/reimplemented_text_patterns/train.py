import pickle

import pandas as pd
from tensorflow import keras
from tensorflow.keras.preprocessing.sequence import pad_sequences

posts = pd.read_csv("clean_posts.csv")
words = pickle.load(open("words.pkl", "rb"))
X = pad_sequences(words.texts_to_sequences(posts["clean"]), maxlen=80, padding="post")
net = keras.Sequential([keras.layers.Embedding(8000, 64), keras.layers.LSTM(32), keras.layers.Dense(1, activation="sigmoid")])
net.compile("adam", "binary_crossentropy")
net.fit(X, posts["angry"], epochs=4)
net.save("angry.keras")
