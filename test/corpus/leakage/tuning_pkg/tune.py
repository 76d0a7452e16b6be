# style: package
# note: texts are vectorised and rescaled by helpers, then the search makes its folds
import argparse
import json

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RandomizedSearchCV

from features import rescale, vectorise


def main():
    parser = argparse.ArgumentParser(description="Tune the ticket router.")
    parser.add_argument("tickets")
    parser.add_argument("--iterations", type=int, default=25)
    args = parser.parse_args()

    tickets = pd.read_json(args.tickets, lines=True)
    _, matrix = vectorise(tickets["body"].str.lower())
    matrix = rescale(matrix)

    space = {"C": [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30], "class_weight": [None, "balanced"]}
    search = RandomizedSearchCV(LogisticRegression(max_iter=2000), space, n_iter=args.iterations, cv=5,
                                scoring="f1_macro", random_state=0)
    search.fit(matrix, tickets["queue"])
    print(json.dumps({"best": search.best_params_, "cv_f1": search.best_score_}))


if __name__ == "__main__":
    main()
