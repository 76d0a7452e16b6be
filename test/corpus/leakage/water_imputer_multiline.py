# style: beginner
# note: the imputer's call spreads over lines; the finding starts on the first
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.metrics import f1_score, accuracy_score

data = pd.read_csv("water_potability.csv")

# how many values are missing?
print(data.isnull().sum())
print(data.describe())

X = data.drop("Potability", axis=1)
y = data["Potability"]

X_filled = SimpleImputer(  # ! leakage/fit-before-split
    strategy="mean",
).fit_transform(
    X
)

Xtr, Xts, ytr, yts = train_test_split(X_filled, y, test_size=0.33, random_state=1, stratify=y)

forest = RandomForestClassifier(n_estimators=300, random_state=1)
forest.fit(Xtr, ytr)
guess = forest.predict(Xts)
print("Accuracy", accuracy_score(yts, guess))
print("F1", f1_score(yts, guess))
