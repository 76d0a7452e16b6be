# style: package
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import MaxAbsScaler


def vectorise(texts, max_features=20000):
    vectoriser = TfidfVectorizer(max_features=max_features, ngram_range=(1, 2), sublinear_tf=True)
    matrix = vectoriser.fit_transform(texts)  # ! leakage/preprocess-outside-folds
    return vectoriser, matrix


def rescale(matrix):
    return MaxAbsScaler().fit_transform(matrix)  # ! leakage/preprocess-outside-folds
