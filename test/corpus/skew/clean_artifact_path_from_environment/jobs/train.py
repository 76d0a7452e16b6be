# style: package
# note: clean; near skew/artifact-mismatch: where the model lies is told by the environment on both sides
import os

import xgboost as xgb
import pandas as pd

target = os.path.join(os.environ.get("SM_MODEL_DIR", "/opt/ml/model"), "xgboost-model.json")


def main():
    channel = os.environ["SM_CHANNEL_TRAIN"]
    claims = pd.read_csv(os.path.join(channel, "claims.csv"))
    matrix = xgb.DMatrix(claims.drop(columns="fraud"), label=claims["fraud"])
    booster = xgb.train({"objective": "binary:logistic", "max_depth": 5, "eta": 0.1}, matrix, num_boost_round=200)
    booster.save_model(target)


if __name__ == "__main__":
    main()
