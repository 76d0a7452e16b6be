# style: course
# note: folds that are shuffled without a seed
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_score

people = pd.read_csv("people.csv")
X, y = people.drop(columns=["churned"]), people["churned"]
folds = KFold(n_splits=5, shuffle=True)  # ! reproducibility/unseeded-random
print(cross_val_score(LogisticRegression(C=1.0), X, y, cv=folds).mean())
