# style: package
# note: coverage.json says that no test ran the body of the newer function
# open: testing/untested-feature-code testing/no-edge-case-test
import pandas as pd


def fill_with_mean(table: pd.DataFrame) -> pd.DataFrame:
    return table.fillna(table.mean(numeric_only=True))


def fill_by_group(table: pd.DataFrame, group: str) -> pd.DataFrame:  # ! testing/new-code-below-coverage
    result = table.copy()
    for column in table.select_dtypes("number"):
        if column == group:
            continue
        means = table.groupby(group)[column].transform("mean")
        result[column] = table[column].fillna(means)
        left = result[column].isna()
        if left.any():
            result.loc[left, column] = table[column].mean()
    return result
