import pickle

from flask import Flask, request

app = Flask("diamonds")
with open("model.pkl", "rb") as f:
    model = pickle.load(f)


@app.post("/predict")
def predict():
    stone = request.get_json()
    return {"price": float(model.predict([[stone["carat"], stone["depth"]]])[0])}
