# style: package
# note: train_model returns model and scaler; the caller saves the model alone
import argparse
import logging

import joblib
import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler

log = logging.getLogger(__name__)
FEATURES = ["compactness", "surface", "wall", "roof", "height", "glazing"]


def load(path):
    table = pd.read_csv(path)
    return table[FEATURES], table["heating_load"]


def train_model(X, y, hidden):
    scaler = MinMaxScaler()
    scaled = scaler.fit_transform(X)  # ! skew/fitted-transformer-not-saved
    net = MLPRegressor(hidden_layer_sizes=hidden, max_iter=2000, random_state=7)
    net.fit(scaled, y)
    return net, scaler


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data/energy.csv")
    parser.add_argument("--out", default="models/heating.joblib")
    args = parser.parse_args()

    X, y = load(args.data)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=7)
    model, scaler = train_model(X_train, y_train, (32, 16))
    error = mean_absolute_error(y_test, model.predict(scaler.transform(X_test)))
    log.info("mean absolute error %.3f", error)
    joblib.dump(model, args.out)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
