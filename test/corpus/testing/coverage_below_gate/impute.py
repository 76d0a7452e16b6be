# style: package
# note: coverage.json says that no test ran the body of the newer functions
# open: testing/untested-feature-code testing/no-edge-case-test
# new: fill_by_group fill_in_order
import pandas as pd


def fill_with_mean(table: pd.DataFrame) -> pd.DataFrame:
    return table.fillna(table.mean(numeric_only=True))


def fill_by_group(table: pd.DataFrame, group: str) -> pd.DataFrame:  # ! testing/new-code-below-coverage@1
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


def fill_in_order(table: pd.DataFrame, by: str) -> pd.DataFrame:  # ! testing/new-code-below-coverage@1
    result = table.sort_values(by)
    for column in table.columns:
        if column == by:
            continue
        gaps = result[column].isna()
        if gaps.all():
            result[column] = 0
        elif gaps.any():
            result[column] = result[column].ffill()
            result[column] = result[column].bfill()
    return result.loc[table.index]
