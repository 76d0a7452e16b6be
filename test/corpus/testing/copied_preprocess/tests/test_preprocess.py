import pandas as pd


def preprocess(table):  # ! testing/copied-code-under-test@copy
    table = table.copy()
    table["brand"] = table["brand"].str.lower().str.strip()
    table["age"] = 2024 - table["year"]
    table["km_per_year"] = table["km"] / table["age"].clip(lower=1)
    return table.drop(columns=["year"])


def test_preprocess():  # ! testing/copied-code-under-test@copy
    car = pd.DataFrame([{"brand": " Saab", "year": 2024, "km": 100}])
    result = preprocess(car)
    assert result["brand"][0] == "saab"
    assert result["km_per_year"][0] == 100
