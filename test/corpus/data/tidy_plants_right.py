# style: competition
# note: clean; near data/fillna-inplace-on-column, data/frame-bool, data/frame-grown-in-loop, data/inplace-result-assigned, data/mutate-while-iterating, data/pyspark-pack, data/to-datetime-dayfirst, data/xy-shuffled-separately, data/nunique-constant-check, data/categorical-misuse, data/merge-implicit, data/read-without-schema, data/isnull-alias, data/filler-column, data/values-attr: one column at a time, parts that are joined once
import numpy as np
import pandas as pd
from pyspark.sql import SparkSession
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.preprocessing import OrdinalEncoder

KINDS = {"site": "category", "height": "float64", "leaves": "Int64"}
spark = SparkSession.builder.getOrCreate()
sites = {row["site"]: row["altitude"] for row in spark.read.parquet("sites").select("site", "altitude").distinct().collect()}

tables, empty = [], []
for year in range(2015, 2026):
    table = pd.read_csv(f"plants-{year}.csv", dtype=KINDS, parse_dates=["seen"], dayfirst=True)
    if table.empty or not len(table.columns):
        empty.append(year)
        continue
    table["year"] = year
    tables.append(table)
plants = pd.concat(tables) if tables else pd.DataFrame(columns=list(KINDS))
plants = plants.merge(pd.Series(sites, name="altitude").rename_axis("site").reset_index(), on="site", how="left", validate="many_to_one")
plants.loc[:, "height"] = plants["height"].fillna(plants.groupby("site", observed=True)["height"].transform("median"))
plants["leaves"] = plants["leaves"].fillna(0).astype("int64")
plants["sprouted"] = pd.to_datetime(plants["sprouted"], format="%d/%m/%Y")
plants["frost"] = pd.to_datetime("2025-11-02") - plants["seen"]

names = plants.pop("name")
names.replace("", "unknown", inplace=True)
few = [column for column in plants.columns if plants[column].nunique() < 5]
steady = [column for column in plants.columns if plants[column].nunique(dropna=False) == 1]
tall = []
for index, row in plants.head(50).iterrows():
    if row["height"] > 3:
        tall.append(index)
note = {"tall": len(tall), "few": few}
for key, value in note.items():
    note[key] = str(value)

codes = OrdinalEncoder().fit_transform(plants[["site"]])
model = GradientBoostingClassifier(random_state=0).fit(np.hstack([codes, plants[["height"]].to_numpy()]), plants["blooms"])
rng = np.random.default_rng(0)
order = rng.permutation(len(plants))
shuffled, blooms = plants.iloc[order], plants["blooms"].iloc[order]
has_gap = bool(plants["height"].isna().any()) or not (plants["leaves"] >= 0).all()
print(model.score(np.hstack([codes, plants[["height"]].to_numpy()]), plants["blooms"]), has_gap, steady, note, names.head(), shuffled.shape, blooms.mean(), empty)
