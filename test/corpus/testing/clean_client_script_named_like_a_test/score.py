# style: beginner
# note: clean; near testing/ineffective-test: test_client.py is a script that asks a server; it has no test function, and the tests lie where pytest.ini says
import pandas as pd


def score_table(table: pd.DataFrame) -> pd.Series:
    return (table["visits"].fillna(0) * 2 + table["orders"].fillna(0) * 10).astype(int)
