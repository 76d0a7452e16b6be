"""Fits the price model of a ride service and saves it. Makes up its rides, so that it runs anywhere."""

from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from features import add_hour

FEATURES = ["day_sin", "day_cos", "hour_sin", "hour_cos", "hours"]


def make_rides(rows: int = 4000, seed: int = 7) -> pd.DataFrame:
    draw = np.random.default_rng(seed)
    rides = pd.DataFrame({"weekday": draw.integers(0, 7, rows), "hour": draw.integers(0, 24, rows), "minutes": draw.gamma(4.0, 6.0, rows)})
    busy = 4.0 * np.sin(2 * np.pi * rides["weekday"] / 7) + 2.0 * np.cos(2 * np.pi * rides["hour"] / 24)
    rides["price"] = 3.0 + 0.9 * rides["minutes"] + busy + draw.normal(0.0, 1.0, rows)
    return rides


def main() -> None:
    rides = add_hour(make_rides())
    rides["day_sin"] = np.sin(2 * np.pi * rides["weekday"] / 7)
    rides["day_cos"] = np.cos(2 * np.pi * rides["weekday"] / 7)
    rides["hours"] = rides["minutes"] / 60
    X_train, X_test, y_train, y_test = train_test_split(rides[FEATURES], rides["price"], test_size=0.25, random_state=0)
    scaler = StandardScaler()
    model = Ridge()
    model.fit(scaler.fit_transform(X_train), y_train)
    print(f"mean absolute error: {mean_absolute_error(y_test, model.predict(scaler.transform(X_test))):.2f}")
    folder = Path(__file__).parent / "models"
    folder.mkdir(exist_ok=True)
    joblib.dump(model, folder / "price.joblib")
    joblib.dump(scaler, folder / "scaler.joblib")


if __name__ == "__main__":
    main()
