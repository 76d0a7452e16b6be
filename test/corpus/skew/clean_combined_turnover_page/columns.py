import pandas as pd

COLUMNS = ["age", "pay_per_hour", "overtime"]


def prepared(staff: pd.DataFrame) -> pd.DataFrame:
    return staff.assign(pay_per_hour=staff["pay"] / staff["hours"], overtime=staff["overtime"].fillna(0).clip(upper=40))
