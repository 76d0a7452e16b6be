import bentoml
import numpy as np
import xgboost as xgb

reference = bentoml.models.get("card_fraud:latest")


@bentoml.service
class CardFraud:
    def __init__(self):
        self.booster = bentoml.xgboost.load_model(reference)
        self.quantiles = reference.custom_objects["quantiles"]

    @bentoml.api
    def score(self, payments: np.ndarray) -> np.ndarray:
        return self.booster.predict(xgb.DMatrix(self.quantiles.transform(payments)))
