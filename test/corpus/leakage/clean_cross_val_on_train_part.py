# style: package
# note: clean; near leakage/train-on-test: the fitted pipeline of the search is scored once on the part that was put aside
import pandas as pd
from scipy.stats import loguniform
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RandomizedSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def search(X, y):
    pipe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
    grid = RandomizedSearchCV(pipe, {"logisticregression__C": loguniform(1e-3, 1e2)}, n_iter=20, cv=5, random_state=0)
    return grid.fit(X, y)


def main():
    leads = pd.read_csv("leads.csv")
    X, y = leads.drop(columns="converted"), leads["converted"]
    X_dev, X_test, y_dev, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
    found = search(X_dev, y_dev)
    print("CV", found.best_score_, found.best_params_)
    print("test", found.score(X_test, y_test))


if __name__ == "__main__":
    main()
