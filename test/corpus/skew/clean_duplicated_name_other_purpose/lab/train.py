# style: course
# note: clean; near skew/duplicated-feature-code: two functions named prepare, one reads labels, one parses a request
import joblib
import pandas as pd
from sklearn.neighbors import KNeighborsRegressor


def prepare(path):
    soil = pd.read_csv(path)
    soil = soil[soil["yield_t"].notna()]
    soil = soil.drop_duplicates("field")
    return soil[["n", "p", "k"]], soil["yield_t"]


X, y = prepare("soil.csv")
joblib.dump(KNeighborsRegressor(5).fit(X, y), "soil.joblib")
