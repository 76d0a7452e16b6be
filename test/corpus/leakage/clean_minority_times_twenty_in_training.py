# style: beginner
# note: clean; near leakage/resample-before-split: the rare rows of the training part alone are repeated
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

df = pd.read_csv("fraud.csv")
train, test = train_test_split(df, stratify=df["fraud"], random_state=0)
train = pd.concat([train] + [train[train["fraud"] == 1]] * 20)
model = RandomForestClassifier(random_state=0).fit(train.drop("fraud", axis=1), train["fraud"])
print(classification_report(test["fraud"], model.predict(test.drop("fraud", axis=1))))
