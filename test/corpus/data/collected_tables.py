# style: package
# note: clean; near data/frame-grown-in-loop
# open: data/read-without-schema
import pandas as pd

parts = []
for year in range(2000, 2026):
    parts.append(pd.read_csv(f"{year}.csv"))
everything = pd.concat(parts)
for name in ["a", "b"]:
    table = pd.read_csv(name)
    both = pd.concat([everything, table])
    print(both.shape)
for name in ["a", "b"]:
    wide = pd.concat([pd.read_csv(name), everything], axis=1)
    print(wide.shape)
