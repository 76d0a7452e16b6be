# style: beginner
# note: clean; near data/inplace-result-assigned, data/mutate-while-iterating, data/to-datetime-dayfirst, data/filler-column, data/inplace-true, data/isnull-alias, data/merge-implicit, data/nunique-constant-check, data/read-without-schema, data/categorical-misuse: each call by itself, keys that are named
import pandas as pd
from torch import nn

parcels = pd.read_csv("parcels.csv", dtype={"parcel": "string", "town": "category", "weight": "float32"})
towns = pd.read_parquet("towns.parquet")
parcels = parcels.merge(towns, left_on="town", right_index=True, how="left", suffixes=("", "_town"))
parcels = parcels.rename(columns={"zip": "code"}).drop(columns=["street"], errors="ignore")
parcels["weight"] = parcels["weight"].fillna(parcels["weight"].median())
parcels["source"] = "depot"
parcels["unit"] = 1.0
parcels["late"] = (pd.to_datetime(parcels["arrived"], dayfirst=True) - pd.to_datetime("24.12.2025", dayfirst=True)).dt.days
parcels["fragile"] = (parcels["kind"] == "glass").astype(int)
print(parcels["fragile"].mean(), parcels["weight"].isna().sum(), parcels["town"].nunique(), parcels["code"].nunique() < 100)
lines = []
for row in parcels.itertuples():
    lines.append(f"{row.parcel}: {row.weight:.1f}")
for column in parcels.select_dtypes("category"):
    parcels[column] = parcels[column].cat.add_categories("unknown").fillna("unknown")
for index, row in parcels[parcels["late"] > 30].iterrows():
    parcels.loc[index, "note"] = f"late by {row['late']} days"
layer = nn.Sequential(nn.Linear(4, 4), nn.ReLU(inplace=True))
codes = parcels["town"].cat.codes.value_counts()
print("\n".join(lines[:3]), layer, codes.index.tolist(), {"a": 1}.values())
