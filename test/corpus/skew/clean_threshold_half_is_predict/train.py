# style: competition
# note: clean; near skew/threshold-mismatch: predict cuts at one half as well
import pickle

import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

games = pd.read_csv("games.csv")
X_train, X_test, y_train, y_test = train_test_split(games[["elo_gap", "home", "rest_days"]], games["win"], random_state=0)
model = LGBMClassifier(n_estimators=150).fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))
with open("games.pkl", "wb") as f:
    pickle.dump(model, f)
