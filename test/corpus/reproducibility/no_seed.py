# style: beginner
# note: splits and models without a seed
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

people = pd.read_csv("people.csv")
X, y = people.drop(columns=["churned"]), people["churned"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)  # ! reproducibility/unseeded-random
model = RandomForestClassifier(n_estimators=200).fit(X_train, y_train)
print(model.score(X_test, y_test))
