"""Writes data/churn.csv: 520 invented customers of a telephone company. The same seed gives the same file."""
from pathlib import Path

import numpy as np
import pandas as pd

SEED = 20240611
CUSTOMERS = 520
REGIONS = ["north", "east", "south", "west"]
CONTRACTS = ["monthly", "one year", "two years"]


def make_customers(count: int, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    contract = rng.choice(CONTRACTS, size=count, p=[0.55, 0.27, 0.18])
    tenure = np.clip(rng.gamma(2.0, 14.0, size=count) + np.select([contract == "one year", contract == "two years"], [8, 18], 0), 1, 96)
    data_gb = rng.lognormal(2.3, 0.7, size=count)
    call_minutes = rng.gamma(3.0, 60.0, size=count)
    monthly = 12 + 0.9 * data_gb + 0.02 * call_minutes + rng.normal(0, 4, size=count)
    support_calls = rng.poisson(1.2, size=count)
    late_payments = rng.poisson(0.5, size=count)

    risk = (
        -1.7
        - 0.030 * (tenure - 30)
        + 0.55 * support_calls
        + 0.35 * late_payments
        + 0.030 * (monthly - 28)
        + np.select([contract == "one year", contract == "two years"], [-0.8, -1.6], 0.3)
    )
    churn = rng.random(count) < 1 / (1 + np.exp(-risk))

    customers = pd.DataFrame({
        "customer_id": [f"C{number:05d}" for number in rng.choice(90_000, size=count, replace=False) + 10_000],
        "region": rng.choice(REGIONS, size=count),
        "contract": contract,
        "tenure_months": tenure.round().astype(int),
        "monthly_charge": monthly.clip(9.9).round(2),
        "data_gb": data_gb.round(1),
        "call_minutes": call_minutes.round(),
        "support_calls": support_calls,
        "late_payments": late_payments,
        "paperless": rng.choice(["yes", "no"], size=count, p=[0.6, 0.4]),
        "churn": np.where(churn, "yes", "no"),
    })
    # Meters fail and forms stay half empty.
    for column, share in {"data_gb": 0.09, "call_minutes": 0.06, "monthly_charge": 0.04}.items():
        customers.loc[rng.random(count) < share, column] = np.nan
    return customers


if __name__ == "__main__":
    target = Path(__file__).parent / "data" / "churn.csv"
    target.parent.mkdir(exist_ok=True)
    customers = make_customers(CUSTOMERS, SEED)
    customers.to_csv(target, index=False)
    print(f"{len(customers)} customers, {(customers['churn'] == 'yes').mean():.1%} of them left: {target.name}")
