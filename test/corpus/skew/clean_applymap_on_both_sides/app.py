import pickle

from flask import Flask, request

app = Flask(__name__)
with open("kicks.bin", "rb") as f:
    dv, model = pickle.load(f)


@app.post("/goal")
def goal():
    kick = request.get_json()
    row = {
        "keeper": kick["keeper"].lower().replace(" ", "_"),
        "stadium": kick["stadium"].lower().replace(" ", "_"),
        "minute": kick["minute"],
    }
    return {"goal": float(model.predict_proba(dv.transform([row]))[0, 1])}
