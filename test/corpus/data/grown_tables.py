# style: beginner
# note: tables that grow in loops
# open: data/read-without-schema
import pandas as pd

everything = pd.DataFrame()
for year in range(2000, 2026):
    part = pd.read_csv(f"{year}.csv")
    everything = pd.concat([everything, part])  # ! data/frame-grown-in-loop
results = pd.DataFrame(columns=["depth", "score"])
for depth in range(1, 20):
    results.loc[len(results)] = [depth, 0.5]  # ! data/frame-grown-in-loop
summary = None
for name in ["a", "b"]:
    table = pd.read_csv(name)
    summary = table if summary is None else summary
log = pd.DataFrame()
for step in range(100):
    log = pd.concat([log, pd.DataFrame({"step": [step]})], ignore_index=True)  # ! data/frame-grown-in-loop
print(everything.shape, results, summary)
