# style: beginner
# note: five models are fitted in one loop and compared on the test rows in another
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

flights = pd.read_csv("flights.csv").dropna()
X_train, X_test, y_train, y_test = train_test_split(flights.drop(columns="price"), flights["price"], random_state=1)
models = {"line": LinearRegression(), "ridge": Ridge(), "forest": RandomForestRegressor(random_state=1)}
trained = {}
for name, model in models.items():
    model.fit(X_train, y_train)
    trained[name] = model
results = []
for name, model in trained.items():
    guessed = model.predict(X_test)
    results.append({"model": name, "r2": r2_score(y_test, guessed)})  # ! leakage/repeated-test-use
table = pd.DataFrame(results).set_index("model")
print("best:", table["r2"].idxmax())
