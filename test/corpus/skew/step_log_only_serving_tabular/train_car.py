# style: beginner
# note: the form takes the logarithm of the kilometres, training never did
import pandas as pd
import pickle
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

df = pd.read_csv("cars.csv")
df["age"] = 2020 - df["year"]
X = df[["present_price", "kms_driven", "owner", "age"]]
y = df["selling_price"]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=5)
rf = RandomForestRegressor(n_estimators=300)
rf.fit(X_train, y_train)
print(rf.score(X_test, y_test))

with open("rf_cars.pkl", "wb") as file:
    pickle.dump(rf, file)
