# style: competition
# note: training takes links and names out of the texts, the service only what is no letter
import pickle
import re

import pandas as pd
from tensorflow.keras.preprocessing.text import Tokenizer


def clean(text):
    text = str(text).lower()
    text = re.sub(r"https?://\S+", "", text)
    text = re.sub(r"@\w+", "", text)
    text = re.sub(r"[^a-z\s]", "", text)
    return text.strip()


posts = pd.read_csv("posts.csv")
posts["clean"] = posts["post"].apply(clean)
words = Tokenizer(num_words=8000)
words.fit_on_texts(posts["clean"])
posts.to_csv("clean_posts.csv", index=False)
pickle.dump(words, open("words.pkl", "wb"))
