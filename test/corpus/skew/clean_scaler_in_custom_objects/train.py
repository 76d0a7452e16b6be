# style: package
# note: clean; near skew/fitted-transformer-not-saved: the scaler travels in custom_objects of the model
import bentoml
import pandas as pd
import xgboost as xgb
from sklearn.preprocessing import QuantileTransformer

COLUMNS = ["v1", "v2", "v3", "amount"]

if __name__ == "__main__":
    cards = pd.read_csv("cards.csv")
    quantiles = QuantileTransformer(n_quantiles=200, random_state=0)
    x = quantiles.fit_transform(cards[COLUMNS].to_numpy())
    booster = xgb.train({"objective": "binary:logistic"}, xgb.DMatrix(x, label=cards["fraud"]), 150)
    bentoml.xgboost.save_model("card_fraud", booster, custom_objects={"quantiles": quantiles, "columns": COLUMNS})
