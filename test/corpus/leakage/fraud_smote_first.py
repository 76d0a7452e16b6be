# style: beginner
# note: SMOTE on everything, then the split: neighbours of test frauds are in the training part
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

cc = pd.read_csv("creditcard.csv")
print(cc["Class"].value_counts())

X = cc.drop("Class", axis=1)
y = cc["Class"]

# balance the classes
smote = SMOTE(random_state=42)
X_res, y_res = smote.fit_resample(X, y)  # ! leakage/resample-before-split
print(y_res.value_counts())

X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, test_size=0.3, random_state=42)
rfc = RandomForestClassifier(n_estimators=50)
rfc.fit(X_train, y_train)
print(classification_report(y_test, rfc.predict(X_test)))
