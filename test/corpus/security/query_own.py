# style: package
# note: clean; near security/pandas-eval-untrusted: filters of the program, and a number by name
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
sales = pd.read_csv("sales.csv")
FILTERS = {"large": "amount > 100", "recent": "year >= 2024"}


@app.route("/rows")
def rows():
    limit = float(request.args["limit"])
    return sales.query("amount > @limit").to_json()


for name, text in FILTERS.items():
    print(name, len(sales.query(text)))
