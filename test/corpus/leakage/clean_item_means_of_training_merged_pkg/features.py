# style: package
# note: clean; near leakage/statistic-before-split: the table of item statistics is made of the training rows and merged to both parts
import pandas as pd


class ItemStatistics:
    def __init__(self, key: str = "item"):
        self.key = key
        self.table: pd.DataFrame | None = None

    def learn(self, frame: pd.DataFrame) -> "ItemStatistics":
        self.table = frame.groupby(self.key).agg(item_views=("views", "mean"), item_rows=("views", "size")).reset_index()
        return self

    def add_to(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame.merge(self.table, on=self.key, how="left")
