# style: package
# note: a library checks what it is given with assert: python -O leaves the checks out
# open: testing/no-data-schema-test testing/no-edge-case-test
import pandas as pd


def join_labels(events: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    assert "user_id" in events.columns  # ! testing/assert-for-validation
    assert labels["user_id"].is_unique, "one label for each user"  # ! testing/assert-for-validation
    return events.merge(labels, on="user_id", how="left", validate="many_to_one")


def to_matrix(table: pd.DataFrame):
    numbers = table.select_dtypes("number")
    assert not numbers.isna().any().any()  # ! testing/assert-for-validation
    return numbers.to_numpy()
