# style: beginner
# note: a downloaded pickle, and a protection that is switched off
import io
from urllib.request import urlopen

import keras
import pandas as pd

raw = urlopen("https://example.org/frame.pkl").read()
frame = pd.read_pickle(io.BytesIO(raw))  # ! security/unsafe-deserialisation
encoder = keras.models.load_model("encoder.keras", safe_mode=False)  # ! security/unsafe-deserialisation
print(frame.shape, encoder.name)
