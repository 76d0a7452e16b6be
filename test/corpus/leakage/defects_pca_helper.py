# style: package
# note: one helper is called for each part and fits its own PCA each time
import argparse
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split


def reduce(frame, n):
    """Project the spectra on n components."""
    return PCA(n_components=n).fit_transform(frame)  # ! leakage/fit-on-test


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--csv", default="spectra.csv")
    ap.add_argument("-n", type=int, default=20)
    opts = ap.parse_args()

    spectra = pd.read_csv(opts.csv)
    label = spectra.pop("defect")
    spectra_train, spectra_test, label_train, label_test = train_test_split(spectra, label, random_state=0)

    z_train = reduce(spectra_train, opts.n)
    z_test = reduce(spectra_test, opts.n)

    clf = LogisticRegression().fit(z_train, label_train)
    print(f1_score(label_test, clf.predict(z_test)))


main()
