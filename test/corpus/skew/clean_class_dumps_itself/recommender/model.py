import joblib
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import NearestNeighbors


class BookFinder:
    def __init__(self, neighbours=5):
        self.vectorizer = TfidfVectorizer(sublinear_tf=True)
        self.index = NearestNeighbors(n_neighbors=neighbours, metric="cosine")
        self.titles = None

    def fit(self, blurbs, titles):
        self.index.fit(self.vectorizer.fit_transform(blurbs))
        self.titles = np.asarray(titles)
        return self

    def find(self, text):
        _, places = self.index.kneighbors(self.vectorizer.transform([text]))
        return self.titles[places[0]].tolist()

    def save(self, path):
        joblib.dump(self, path)

    @classmethod
    def load(cls, path):
        return joblib.load(path)
