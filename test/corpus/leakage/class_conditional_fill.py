# style: competition
# note: ages are filled with the median of those who shared the same fate
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

titanic = pd.read_csv("../input/titanic/train.csv")
titanic["Sex"] = (titanic["Sex"] == "female").astype(int)
titanic["Age"] = titanic["Age"].fillna(titanic.groupby("Survived")["Age"].transform("median"))  # ! leakage/target-in-preprocessing
X = titanic[["Pclass", "Sex", "Age", "Fare"]]
y = titanic["Survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
rf = RandomForestClassifier(300, random_state=0).fit(X_train, y_train)
print(rf.score(X_test, y_test))
