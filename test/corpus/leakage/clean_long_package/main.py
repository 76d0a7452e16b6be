# style: package
# note: clean; near leakage/tune-on-test: classes and helpers over four files; fitted on train, tuned on valid, judged once on test
import argparse

from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_absolute_error

from pipeline.data import Dataset
from pipeline.prepare import Preparer
from pipeline.search import best_alpha

ALPHAS = (0.001, 0.01, 0.1, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("csv")
    parser.add_argument("--label", default="demand")
    args = parser.parse_args()

    data = Dataset.from_csv(args.csv, args.label)
    X_train, y_train = data.xy("train")
    X_valid, y_valid = data.xy("valid")
    X_test, y_test = data.xy("test")

    prepare = Preparer().fit(X_train)
    alpha = best_alpha(prepare.transform(X_train), y_train, prepare.transform(X_valid), y_valid, ALPHAS)
    model = ElasticNet(alpha=alpha).fit(prepare.transform(X_train), y_train)
    print("alpha", alpha, "test MAE", mean_absolute_error(y_test, model.predict(prepare.transform(X_test))))


if __name__ == "__main__":
    main()
