import joblib
from flask import Flask, request

app = Flask(__name__)
segments = joblib.load("segments.joblib")


@app.post("/segment")
def segment():
    return {"segment": int(segments.predict([request.json["basket"]])[0])}


app.run(port=5000)
