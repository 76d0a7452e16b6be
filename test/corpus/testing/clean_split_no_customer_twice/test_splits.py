import os

import pandas as pd
import pytest

from splits import evaluate, fetch, split_customers

ORDERS = pd.DataFrame({"customer": list("aabbccdd"), "price": range(8), "amount": range(8)})


def test_no_customer_on_both_sides():
    train, test = split_customers(ORDERS, 0.5, seed=1)
    assert not set(train["customer"]) & set(test["customer"])
    assert len(train) + len(test) == len(ORDERS)


def test_reads_a_file(tmp_path):
    ORDERS.to_csv(tmp_path / "orders.csv", index=False)
    assert len(fetch(str(tmp_path / "orders.csv"))) == 8


@pytest.mark.skipif("RUN_NETWORK" not in os.environ, reason="needs the network")
def test_real_orders():
    assert evaluate("https://data.example.org/orders.csv") > 0.5
