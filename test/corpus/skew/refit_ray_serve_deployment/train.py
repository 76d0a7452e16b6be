# style: package
# note: each request is standardized by its own rows though training's scaler is beside the model
import joblib
import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.preprocessing import StandardScaler

COLUMNS = ["rpm", "torque", "tool_wear", "air_k"]

if __name__ == "__main__":
    machines = pd.read_csv("machines.csv")
    scaler = StandardScaler().fit(machines[COLUMNS].to_numpy())
    model = LGBMClassifier(200).fit(scaler.transform(machines[COLUMNS].to_numpy()), machines["failure"])
    joblib.dump(scaler, "machine_scaler.joblib")
    joblib.dump(model, "machine_model.joblib")
