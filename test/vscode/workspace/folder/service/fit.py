import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

rides = pd.read_csv("rides.csv")
rides["day_sin"] = np.sin(2 * np.pi * rides["weekday"] / 6)
rides["hours"] = rides["minutes"] / 60
model = GradientBoostingRegressor(random_state=0)
model.fit(rides[["day_sin", "hours"]], rides["price"])
joblib.dump(model, "price.joblib")
