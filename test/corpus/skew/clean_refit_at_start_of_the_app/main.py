# style: beginner
# note: clean; near skew/refit-at-serving: everything is fitted on the training table when the app starts
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import LabelEncoder, StandardScaler

app = FastAPI()
people = pd.read_csv("titanic.csv").dropna(subset=["Age", "Sex", "Fare"])
sex_encoder = LabelEncoder()
people["Sex"] = sex_encoder.fit_transform(people["Sex"])
scaler = StandardScaler()
model = LogisticRegression().fit(scaler.fit_transform(people[["Sex", "Age", "Fare"]]), people["Survived"])


class Passenger(BaseModel):
    Sex: str
    Age: float
    Fare: float


@app.post("/survives")
def survives(passenger: Passenger):
    row = pd.DataFrame([passenger.model_dump()])
    row["Sex"] = sex_encoder.transform(row["Sex"])
    return {"survives": bool(model.predict(scaler.transform(row[["Sex", "Age", "Fare"]]))[0])}
