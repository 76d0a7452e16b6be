# style: package
# note: clean; near testing/assert-for-validation: errors are raised; asserts stand in tests and their helpers alone
import pandas as pd


class BadTable(ValueError):
    """The table is not what was promised."""


def check(table: pd.DataFrame, required) -> pd.DataFrame:
    missing = [name for name in required if name not in table.columns]
    if missing:
        raise BadTable(f"columns are missing: {missing}")
    if table.empty:
        raise BadTable("no rows")
    return table
