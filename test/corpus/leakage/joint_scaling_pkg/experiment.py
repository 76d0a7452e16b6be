# style: package
# note: the two matrices that the helper stacks are the parts of one split
import logging

import numpy as np
from sklearn.datasets import fetch_covtype
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

from scaling import JointScaler

logger = logging.getLogger("experiment")


def run(seed: int = 0) -> float:
    X, y = fetch_covtype(return_X_y=True)
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=seed)
    X_tr, X_te = JointScaler().fit_both(X_tr, X_te)
    clf = SGDClassifier(random_state=seed).fit(X_tr, y_tr)
    result = f1_score(y_te, clf.predict(X_te), average="macro")
    logger.info("macro F1 %.3f", result)
    return result


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    run()
