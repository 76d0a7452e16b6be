# style: beginner
# note: tests that can't fail: they print, assert a tuple, or compare a value with itself
import pandas as pd


def strip_names(table: pd.DataFrame) -> pd.DataFrame:
    table = table.copy()
    table["name"] = table["name"].str.strip().str.title()
    return table


def drop_short(table: pd.DataFrame, letters: int) -> pd.DataFrame:
    return table[table["name"].str.len() >= letters]
