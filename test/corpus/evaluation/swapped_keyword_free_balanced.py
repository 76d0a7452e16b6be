# style: competition
# note: several metrics of one loop over models, one of them the wrong way round
import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import balanced_accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

wine = pd.read_csv("winequality.csv", sep=";")
good = (wine["quality"] > 6).astype(int)
X_tr, X_va, y_tr, y_va = train_test_split(wine.drop(columns="quality"), good, stratify=good, random_state=3)
for model in (KNeighborsClassifier(7), ExtraTreesClassifier(300, random_state=3)):
    model.fit(X_tr, y_tr)
    guess = model.predict(X_va)
    print(type(model).__name__, f1_score(y_va, guess), balanced_accuracy_score(guess, y_va))  # ! evaluation/metric-args-swapped
