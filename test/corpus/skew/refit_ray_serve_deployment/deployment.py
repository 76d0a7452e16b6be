import joblib
import numpy as np
from ray import serve
from sklearn.preprocessing import StandardScaler
from starlette.requests import Request


@serve.deployment(num_replicas=2)
class Machines:
    def __init__(self, path):
        self.model = joblib.load(path)
        self.scaler = StandardScaler()

    async def __call__(self, request: Request):
        rows = np.array((await request.json())["rows"], dtype=float)
        scaled = self.scaler.fit_transform(rows)  # ! skew/refit-at-serving
        return {"failure": self.model.predict_proba(scaled)[:, 1].tolist()}


app = Machines.bind("machine_model.joblib")
