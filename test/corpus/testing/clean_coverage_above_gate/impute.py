# style: package
# note: clean; near testing/new-code-below-coverage: every line of the body ran
import pandas as pd


def fill_with_mean(table: pd.DataFrame) -> pd.DataFrame:
    means = table.mean(numeric_only=True)
    return table.fillna(means)
