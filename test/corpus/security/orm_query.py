# style: package
# note: clean; near security/pandas-eval-untrusted: the query of an ORM
import pandas as pd
from flask import Flask, request

from database import session
from tables import Order

app = Flask(__name__)
prices = pd.read_csv("prices.csv")


@app.route("/orders")
def orders():
    return {"count": session.query(Order).filter_by(customer=request.args["customer"]).count(), "prices": len(prices)}
