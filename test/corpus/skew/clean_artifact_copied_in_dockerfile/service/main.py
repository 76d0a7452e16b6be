import lightgbm as lgb
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

FEATURES = ["temperature", "humidity", "hour", "weekday"]
app = FastAPI()
booster = lgb.Booster(model_file="/srv/model.txt")


class Hour(BaseModel):
    temperature: float
    humidity: float
    hour: int
    weekday: int


@app.post("/load")
def load(hours: list[Hour]):
    table = pd.DataFrame([hour.model_dump() for hour in hours])[FEATURES]
    return {"load": booster.predict(table).tolist()}
