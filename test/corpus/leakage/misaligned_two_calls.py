# style: beginner
# note: features and labels are split by two calls with different seeds
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

df = pd.read_csv("phones.csv")
X = df.drop("price_range", axis=1)
y = df["price_range"]

X_train, X_test = train_test_split(X, test_size=0.2, random_state=1)
y_train, y_test = train_test_split(y, test_size=0.2, random_state=2)  # ! leakage/misaligned-splits

rf = RandomForestClassifier().fit(X_train, y_train)
print(rf.score(X_test, y_test))
