# style: package
# note: the helper drops the key and forgets the label
import sys

from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

from assemble import assemble, feature_matrix


def main(folder):
    joined = assemble(folder)
    X = feature_matrix(joined)
    y = joined["cancelled"]
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, stratify=y, random_state=0)
    model = GradientBoostingClassifier().fit(X_tr, y_tr)
    print("AUC", roc_auc_score(y_te, model.predict_proba(X_te)[:, 1]))


if __name__ == "__main__":
    main(sys.argv[1])
