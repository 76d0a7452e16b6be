# style: package
# note: clean; near leakage/target-in-features: label and keys are dropped by names from a config object; the search gets a pipeline
import pandas as pd
from sklearn.model_selection import GridSearchCV, train_test_split

from config import Experiment
from model import build


def main(experiment: Experiment = Experiment()) -> None:
    rides = pd.read_csv(experiment.path)
    y = rides[experiment.label]
    X = rides.drop(columns=[experiment.label, *experiment.drop])
    X_dev, X_test, y_dev, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
    search = GridSearchCV(build(), experiment.grid, cv=experiment.folds, scoring="roc_auc").fit(X_dev, y_dev)
    print(search.best_params_, search.score(X_test, y_test))


if __name__ == "__main__":
    main()
