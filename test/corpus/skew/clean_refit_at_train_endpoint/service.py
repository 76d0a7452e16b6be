# style: package
# note: clean; near skew/refit-at-serving: /train fits on the table that is uploaded, /predict only transforms
import io
from pathlib import Path

import joblib
import pandas as pd
from fastapi import FastAPI, HTTPException, UploadFile
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.preprocessing import StandardScaler

app = FastAPI(title="demand")
STORE = Path("store")


@app.post("/train/{name}")
async def train(name: str, file: UploadFile):
    table = pd.read_csv(io.BytesIO(await file.read()))
    target = table.pop("demand")
    scaler = StandardScaler()
    model = GradientBoostingRegressor(random_state=0)
    model.fit(scaler.fit_transform(table.to_numpy()), target)
    STORE.mkdir(exist_ok=True)
    joblib.dump((scaler, model), STORE / f"{name}.joblib")
    return {"rows": len(table)}


@app.post("/predict/{name}")
async def predict(name: str, rows: list[list[float]]):
    path = STORE / f"{name}.joblib"
    if not path.exists():
        raise HTTPException(404, "no such model")
    scaler, model = joblib.load(path)
    return {"demand": model.predict(scaler.transform(rows)).tolist()}
