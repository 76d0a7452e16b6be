# style: package
# note: clean; near skew/category-codes-per-request: the dtypes with their categories are saved and set on the request
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

COLUMNS = ["device", "browser", "country"]


def main():
    visits = pd.read_csv("visits.csv")
    visits[COLUMNS] = visits[COLUMNS].astype("category")
    dtypes = {column: visits[column].dtype for column in COLUMNS}
    codes = visits[COLUMNS].apply(lambda column: column.cat.codes)
    forest = RandomForestClassifier(n_estimators=300, n_jobs=-1).fit(codes, visits["bought"])
    joblib.dump({"forest": forest, "dtypes": dtypes}, "visits.joblib")


if __name__ == "__main__":
    main()
