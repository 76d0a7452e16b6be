# style: competition
# note: clean; near leakage/statistic-before-split: columns that are almost empty go, by how much is missing and not by their numbers
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

df = pd.read_csv("properties.csv")
y = df.pop("log_error")
missing = (df.isnull().sum() / len(df)).reset_index()
missing.columns = ["field", "share"]
df = df.drop(missing[missing["share"] > 0.97].field.tolist(), axis=1).fillna(0)
X_train, X_test, y_train, y_test = train_test_split(df, y, random_state=0)
model = Ridge().fit(X_train, y_train)
print(model.score(X_test, y_test))
