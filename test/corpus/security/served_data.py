# style: package
# note: clean; near security/unsafe-deserialisation: requests are read as data
import io
import json

import numpy as np
import pandas as pd
from flask import Flask, request

app = Flask(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    rows = json.loads(request.get_data())
    table = pd.read_csv(io.BytesIO(request.files["table"].read()))
    array = np.load(io.BytesIO(request.files["array"].read()), allow_pickle=False)
    return {"rows": len(rows), "columns": len(table.columns), "shape": list(array.shape)}
