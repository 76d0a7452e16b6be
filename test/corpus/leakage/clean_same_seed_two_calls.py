# style: beginner
# note: clean; near leakage/misaligned-splits: two calls with the same size and seed part the rows alike
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

df = pd.read_csv("phones.csv")
X_train, X_test = train_test_split(df.drop("price_range", axis=1), test_size=0.2, random_state=1)
y_train, y_test = train_test_split(df["price_range"], test_size=0.2, random_state=1)

rf = RandomForestClassifier().fit(X_train, y_train)
print(rf.score(X_test, y_test))
