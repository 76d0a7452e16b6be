# style: beginner
# note: zeros in the glucose column are replaced by the median of the patient's own outcome, on all rows
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

df = pd.read_csv("diabetes.csv")
df["Glucose"] = df["Glucose"].replace(0, np.nan)


def median_target(var):
    return df[df[var].notnull()].groupby("Outcome")[var].median()


medians = median_target("Glucose")
df.loc[(df["Outcome"] == 0) & (df["Glucose"].isnull()), "Glucose"] = medians[0]  # ! leakage/target-in-preprocessing|leakage/target-derived-feature@1
df.loc[(df["Outcome"] == 1) & (df["Glucose"].isnull()), "Glucose"] = medians[1]  # ! leakage/target-in-preprocessing|leakage/target-derived-feature@1

X = df.drop(columns=["Outcome"])
y = df["Outcome"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
model = RandomForestClassifier(n_estimators=200, random_state=0).fit(X_train, y_train)
print(classification_report(y_test, model.predict(X_test)))
