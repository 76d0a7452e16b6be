# style: beginner
# note: the test part is balanced too
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

df = pd.read_csv("stroke.csv")
X, y = df.drop(columns="stroke"), df["stroke"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3, stratify=y)

smote = SMOTE(random_state=3)
X_train, y_train = smote.fit_resample(X_train, y_train)
X_test, y_test = smote.fit_resample(X_test, y_test)  # ! leakage/fit-on-test

forest = RandomForestClassifier(random_state=3).fit(X_train, y_train)
print(classification_report(y_test, forest.predict(X_test)))
