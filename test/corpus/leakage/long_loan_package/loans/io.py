# style: package
"""Reading and writing."""
from pathlib import Path

import pandas as pd

DTYPES = {"loan_id": "string", "grade": "string", "amount": "float64", "income": "float64", "defaulted": "int8"}


def read_loans(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype=DTYPES, parse_dates=["issued"])
    frame = frame.drop_duplicates(subset="loan_id")
    return frame[frame["amount"] > 0]


def write_table(frame: pd.DataFrame, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.to_parquet(path, index=False)
