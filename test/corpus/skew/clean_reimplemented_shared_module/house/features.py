import pandas as pd


def add_features(table: pd.DataFrame) -> pd.DataFrame:
    table = table.copy()
    table["rooms_per_person"] = table["rooms"] / table["people"].clip(lower=1)
    table["age"] = table["sold_year"] - table["built_year"]
    table["street"] = table["street"].str.strip().str.lower()
    return table[["rooms", "people", "rooms_per_person", "age", "street"]]
