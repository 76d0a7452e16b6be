import io
import os

import pandas as pd
import xgboost as xgb


def model_fn(model_dir):
    booster = xgb.Booster()
    booster.load_model(os.path.join(model_dir, os.environ.get("MODEL_FILE", "xgboost-model.json")))
    return booster


def input_fn(body, content_type):
    if content_type != "text/csv":
        raise ValueError(f"cannot read {content_type}")
    return xgb.DMatrix(pd.read_csv(io.StringIO(body)))


def predict_fn(data, model):
    return model.predict(data)


def output_fn(prediction, accept):
    return "\n".join(f"{p:.6f}" for p in prediction)
