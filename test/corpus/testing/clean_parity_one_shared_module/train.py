import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

from features import features


def train(path, target="trip.joblib"):
    trips = pd.read_csv(path)
    model = LinearRegression().fit(features(trips), trips["minutes"])
    joblib.dump(model, target)
