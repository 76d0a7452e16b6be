# style: competition
# note: clean; near leakage/target-in-preprocessing: ages are filled by a feature's groups with medians of the training rows, and class means are only printed and drawn
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

df = pd.read_csv("titanic.csv")
df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)\.", expand=False)
print(df.groupby("Survived")["Age"].mean())
df.groupby("Survived")["Fare"].mean().plot.bar()

train, test = train_test_split(df, test_size=0.2, stratify=df["Survived"], random_state=0)
ages = train.groupby("Title")["Age"].median()


def prepare(part):
    part = part.copy()
    part["Age"] = part["Age"].fillna(part["Title"].map(ages)).fillna(ages.median())
    part["Master"] = (part["Title"] == "Master").astype(int)
    return part[["Age", "Fare", "Pclass", "Master"]]


forest = RandomForestClassifier(n_estimators=300, random_state=0).fit(prepare(train), train["Survived"])
print(classification_report(test["Survived"], forest.predict(prepare(test))))
