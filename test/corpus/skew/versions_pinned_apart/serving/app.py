import joblib
from fastapi import FastAPI

app = FastAPI()
pipeline = joblib.load("../models/mushroom.joblib")  # ! skew/dependency-version-mismatch


@app.post("/edible")
def edible(measures: list[float]):
    return {"edible": bool(pipeline.predict([measures])[0])}
