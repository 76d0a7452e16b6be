# style: package
# note: three files; the sampler sits in one, the split in a method of another, the score here
import sys

from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import matthews_corrcoef

from dataset import PartsDataset


def main(path):
    data = PartsDataset(path)
    X_train, X_test, y_train, y_test = data.split()
    model = GradientBoostingClassifier(random_state=0)
    model.fit(X_train, y_train)
    print("MCC", matthews_corrcoef(y_test, model.predict(X_test)))


if __name__ == "__main__":
    main(sys.argv[1])
