# style: package
# note: the same feature function stands in both programs, equal today
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier


def distance_features(trips):
    trips = trips.copy()
    trips["dx"] = (trips["to_lon"] - trips["from_lon"]) * np.cos(np.radians(trips["from_lat"]))
    trips["dy"] = trips["to_lat"] - trips["from_lat"]
    trips["distance"] = 111.2 * np.sqrt(trips["dx"] ** 2 + trips["dy"] ** 2)
    trips["is_long"] = (trips["distance"] > 20).astype(int)
    return trips[["dx", "dy", "distance", "is_long"]]


if __name__ == "__main__":
    trips = pd.read_parquet("trips.parquet")
    forest = RandomForestClassifier(n_estimators=80).fit(distance_features(trips), trips["cancelled"])
    joblib.dump(forest, "cancel.joblib")
