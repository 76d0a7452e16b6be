# style: competition
# note: the model learned log1p of the price, the service returns that number as the price
import numpy as np
import pandas as pd
from sklearn.model_selection import cross_val_score
from xgboost import XGBRegressor

NUMBERS = ["LotArea", "OverallQual", "GrLivArea", "YearBuilt"]
houses = pd.read_csv("ames.csv")
y = np.log1p(houses["SalePrice"])
model = XGBRegressor(n_estimators=600, learning_rate=0.03, max_depth=4)
print(-cross_val_score(model, houses[NUMBERS], y, scoring="neg_root_mean_squared_error").mean())
model.fit(houses[NUMBERS], y)
model.save_model("ames.json")
