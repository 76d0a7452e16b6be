import pandas as pd
import yaml

with open("params.yaml") as f:
    PARAMS = yaml.safe_load(f)


def windows(signal: pd.DataFrame) -> pd.DataFrame:
    columns = PARAMS["features"]["columns"]
    rolled = signal[columns].rolling(PARAMS["features"]["window"])
    return rolled.mean().add_suffix("_mean").join(rolled.std().add_suffix("_std")).dropna()
