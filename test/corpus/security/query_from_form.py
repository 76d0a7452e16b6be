# style: package
# note: a filter and a formula of a request
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
sales = pd.read_csv("sales.csv")


@app.route("/rows")
def rows():
    return sales.query(request.args["filter"]).to_json()  # ! security/pandas-eval-untrusted


@app.route("/column")
def column():
    formula = request.args.get("formula", "amount")
    return sales.eval(formula).to_json()  # ! security/pandas-eval-untrusted
