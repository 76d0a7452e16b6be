# style: package
# note: Keras 2 code with Keras 3
import keras
from keras.preprocessing.text import Tokenizer  # ! api/removed-sklearn-keras-api

model = keras.Sequential([keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(lr=0.001), loss="mse")  # ! api/removed-sklearn-keras-api
model.fit_generator(iter([]), steps_per_epoch=10)  # ! api/removed-sklearn-keras-api
tokenizer = Tokenizer(num_words=1000)
