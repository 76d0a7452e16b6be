# style: package
# note: clean; near leakage/fit-before-split: stateless transformers learn nothing, wherever they are called
from sklearn.datasets import fetch_20newsgroups
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import Normalizer


def features(documents):
    hashed = HashingVectorizer(n_features=2**18, alternate_sign=False).fit_transform(documents)
    return Normalizer(norm="l2").fit_transform(hashed)


def main():
    bunch = fetch_20newsgroups(subset="all", remove=("headers", "footers", "quotes"))
    matrix = features(bunch.data)
    train_x, test_x, train_y, test_y = train_test_split(matrix, bunch.target, test_size=0.2, random_state=13)
    clf = SGDClassifier(loss="log_loss", alpha=1e-5, random_state=13)
    clf.fit(train_x, train_y)
    print("macro F1", f1_score(test_y, clf.predict(test_x), average="macro"))


if __name__ == "__main__":
    main()
