# style: package
# note: feature elimination looks at the class of every patient; many features, few rows
import numpy as np
import pandas as pd
from sklearn.feature_selection import RFE
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC, LinearSVC


def read_expression(path: str) -> tuple[pd.DataFrame, pd.Series]:
    table = pd.read_csv(path, sep="\t", index_col=0)
    return table.drop(columns=["tumour"]), table["tumour"]


def choose_genes(expression, tumour, n_genes):
    ranking = RFE(LinearSVC(C=0.01, dual=False), n_features_to_select=n_genes, step=0.1)
    ranking.fit(expression, tumour)  # ! leakage/fit-before-split
    return expression.columns[ranking.support_]


def evaluate(expression, tumour):
    a, b, ya, yb = train_test_split(expression, tumour, test_size=0.3, stratify=tumour, random_state=8)
    svm = SVC(kernel="linear").fit(a, ya)
    return svm.score(b, yb)


def main():
    expression, tumour = read_expression("data/expression.tsv")
    expression = np.log2(expression + 1)
    genes = choose_genes(expression, tumour, n_genes=40)
    print("chosen:", list(genes))
    print("held-out accuracy:", evaluate(expression[genes], tumour))


main()
