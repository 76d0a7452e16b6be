# style: package
# note: clean; near skew/refit-at-serving: the endpoint groups the customers of an upload, scaler and clusters learn from it together
import pandas as pd
from fastapi import FastAPI, UploadFile
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

app = FastAPI()


@app.post("/segments")
async def segments(file: UploadFile, groups: int = 4):
    customers = pd.read_csv(file.file)
    scaled = StandardScaler().fit_transform(customers[["recency", "orders", "spend"]])
    clusters = KMeans(n_clusters=groups, random_state=0)
    clusters.fit(scaled)
    return {"segments": clusters.predict(scaled).tolist()}
