# style: package
# note: stations of a city; functions that return what they were given
"""Joins the stations of a city and prepares the hourly table."""
import pandas as pd
from sklearn.utils import shuffle


class Stations:
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.table = pd.read_parquet(f"{folder}/stations.parquet")

    def hours(self, names: list[str]) -> pd.DataFrame:
        hours = pd.read_parquet(f"{self.folder}/{names[0]}.parquet")
        for name in names[1:]:
            hours = pd.concat([hours, pd.read_parquet(f"{self.folder}/{name}.parquet")])  # ! data/frame-grown-in-loop
        hours.reset_index(drop=True)  # ! data/result-discarded
        return hours

    def repaired(self) -> pd.DataFrame:
        self.table["height"].replace(-1, 0, inplace=True)  # ! data/fillna-inplace-on-column
        self.table["city"][self.table["city"] == ""] = "unknown"  # ! data/chained-assignment
        cleaned = self.table.dropna(subset=["lat"], inplace=True)  # ! data/inplace-result-assigned
        return cleaned

    def near(self, lat: float) -> pd.DataFrame:
        north = self.table[(self.table["lat"] > lat) and (self.table["open"] == 1)]  # ! data/mask-precedence
        return north


def limits(hours: pd.DataFrame) -> pd.DataFrame:
    over = hours["no2"] > 200
    if over:  # ! data/frame-bool
        return hours[over]
    return hours.applymap(abs)  # ! data/deprecated-pandas-api


def weekly(hours: pd.DataFrame) -> list[float]:
    for _, hour in hours.iterrows():
        if hour["no2"] < 0:
            hour["no2"] = 0.0  # ! data/mutate-while-iterating
    return hours.resample("W", on="time")["no2"].mean().tolist()


def pairs(hours: pd.DataFrame):
    features, labels = hours[["wind", "rain", "cars"]], hours["no2"]
    features = shuffle(features, random_state=1)
    labels = shuffle(labels, random_state=2)  # ! data/xy-shuffled-separately
    since = pd.to_datetime("2020-13-01", dayfirst=False) if labels.empty else pd.to_datetime("05/23/2020", dayfirst=True)  # ! data/to-datetime-dayfirst
    return features, labels, since
