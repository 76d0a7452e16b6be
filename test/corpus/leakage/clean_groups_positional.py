# style: competition
# note: clean; near leakage/groups-not-passed: groups as third argument, and in the fit of a search
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, GroupKFold

talk = pd.read_csv("speech.csv")
X, y, who = talk.filter(like="mfcc"), talk["emotion"], talk["speaker"]
for tr, te in GroupKFold(5).split(X, y, who):
    model = LogisticRegression(max_iter=500).fit(X.iloc[tr], y.iloc[tr])
    print(model.score(X.iloc[te], y.iloc[te]))
search = GridSearchCV(LogisticRegression(max_iter=500), {"C": [0.1, 1.0]}, cv=GroupKFold(5)).fit(X, y, groups=who)
print(search.best_score_)
