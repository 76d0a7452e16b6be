# style: beginner
# note: clean; near leakage/fit-before-split: X_scaled is made and forgotten, the raw X is split
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("Wine.csv")
X = df.drop("Customer_Segment", axis=1)
y = df["Customer_Segment"]
X_scaled = StandardScaler().fit_transform(X)
print(X_scaled[:3])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
rf = RandomForestClassifier(100, random_state=0)
rf.fit(X_train, y_train)
print(rf.score(X_test, y_test))
