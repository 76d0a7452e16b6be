"""Features of the churn model, shared by the training script and the notebook."""
import pandas as pd
from sklearn.preprocessing import StandardScaler

REGIONS = ["north", "east", "south", "west"]
CONTRACT_MONTHS = {"monthly": 1, "one year": 12, "two years": 24}
NUMERIC = ["tenure_months", "monthly_charge", "data_gb", "call_minutes", "support_calls", "late_payments", "contract_months", "calls_per_year"]


def add_features(customers: pd.DataFrame) -> pd.DataFrame:
    """Columns that need nothing but the customer's own row."""
    out = customers.copy()
    out["contract_months"] = out["contract"].map(CONTRACT_MONTHS)
    out["paperless"] = (out["paperless"] == "yes").astype(int)
    out["calls_per_year"] = 12 * out["support_calls"] / out["tenure_months"]
    for region in REGIONS:
        out[f"in_{region}"] = (out["region"] == region).astype(int)
    return out.drop(columns=["customer_id", "region", "contract"])


def fill_gaps(table: pd.DataFrame) -> pd.DataFrame:
    """Missing readings become the column's median."""
    typical = table[NUMERIC].median()
    return table.fillna(typical)


def scale_numeric(table: pd.DataFrame) -> tuple[pd.DataFrame, StandardScaler]:
    """Numeric columns with mean 0 and variance 1, and the scaler that made them so."""
    scaler = StandardScaler()
    out = table.copy()
    out[NUMERIC] = scaler.fit_transform(out[NUMERIC])
    return out, scaler
