# style: package
# note: height receives the field of weight and the other way round
import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

ATHLETES = ["height_cm", "weight_kg", "age", "resting_pulse"]

if __name__ == "__main__":
    athletes = pd.read_csv("athletes.csv")
    model = LinearRegression().fit(athletes[ATHLETES], athletes["vo2max"])
    joblib.dump(model, "vo2max.joblib")
