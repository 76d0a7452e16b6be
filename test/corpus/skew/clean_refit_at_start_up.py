# style: course
# note: clean; near skew/refit-at-serving: scaler and model are fitted on the training file when the server starts
import pandas as pd
from flask import Flask, jsonify, request
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

app = Flask(__name__)
train = pd.read_csv("train.csv")
scaler = StandardScaler()
X = scaler.fit_transform(train[["age", "income"]])
model = LogisticRegression().fit(X, train["bought"])


@app.route("/predict", methods=["POST"])
def predict():
    body = request.get_json()
    row = pd.DataFrame([[body["age"], body["income"]]], columns=["age", "income"])
    return jsonify(int(model.predict(scaler.transform(row))[0]))
