# style: beginner
# note: clean; near testing/untested-feature-code: test classes with setUp, sub-tests, and a base class of the project
import re

import pandas as pd


def normalise(text):
    if not isinstance(text, str):
        return ""
    return re.sub(r"[^a-z0-9 ]+", " ", text.lower()).strip()


class WordCounter:
    def __init__(self, stop=()):
        self.stop = set(stop)

    def count(self, texts):
        words = pd.Series([word for text in texts for word in normalise(text).split() if word not in self.stop])
        return words.value_counts().to_dict()
