# style: beginner
# note: the rare rows stand in the table twenty-one times before it is split
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

df = pd.read_csv("fraud.csv")
fraud = df[df["fraud"] == 1]
df = pd.concat([df] + [fraud] * 20)  # ! leakage/resample-before-split
X, y = df.drop("fraud", axis=1), df["fraud"]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
print(classification_report(y_test, model.predict(X_test)))
