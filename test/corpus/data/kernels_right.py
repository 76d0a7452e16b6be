# style: course
# note: clean; near data/result-discarded, data/mask-precedence, data/chained-assignment: results written in place, and the last line of a cell in a script that was a notebook
import numpy as np
import pandas as pd

# In[1]:

rows = pd.read_parquet("rows.parquet")
rows.dropna(subset=["x"]).sort_values("x")


# # Kernels

# In[2]:

points = rows[["x", "y"]].to_numpy()
K = -0.5 * ((points[:, None] - points[None]) ** 2).sum(axis=-1)
np.exp(K, K)
np.clip(K, 1e-6, 1.0, K)
np.round(K, 3, K)
weights = K / K.sum(axis=1, keepdims=True)
np.sqrt(weights, out=weights)
print(weights.shape, K.max())


# In[3]:

table = pd.DataFrame({"x": weights @ points[:, 0], "y": rows["y"]})
best = table[(table["x"] > 0) & (table["y"] < 3)]
best.drop_duplicates(subset=["x"])


# <h2>Ranks</h2>

# In[4]:

best = best.assign(rank=best["x"].rank())
print(best["rank"].max())
