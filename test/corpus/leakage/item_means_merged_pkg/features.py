# style: package
# note: the class merges statistics of whatever it is given, and is given all rows
import pandas as pd


class FeatureBuilder:
    def __init__(self, key: str = "item"):
        self.key = key

    def add_item_statistics(self, frame: pd.DataFrame) -> pd.DataFrame:
        table = frame.groupby(self.key).agg(item_views=("views", "mean"), item_top=("views", "max")).reset_index()  # ! leakage/statistic-before-split
        return frame.merge(table, on=self.key, how="left")

    def build(self, frame: pd.DataFrame) -> pd.DataFrame:
        frame = self.add_item_statistics(frame)
        frame["hour"] = frame["time"].dt.hour
        return frame
