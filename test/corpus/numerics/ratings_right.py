# style: beginner
# note: clean; near numerics/array-from-generator, numerics/einops-pattern, numerics/isclose-zero, numerics/magic-negative-mask, numerics/nan-compare, numerics/softmax-implicit-dim, numerics/tensor-copy, numerics/unstable-log-exp, numerics/weekmask, numerics/float-equality, numerics/log-of-possible-zero, numerics/loss-shape-broadcast, numerics/uint8-overflow, numerics/np-dot-for-matmul, numerics/where-single-arg, numerics/tile-instead-of-broadcast, numerics/removed-numpy-api: sums and products as they should be
import math

import cv2
import numpy as np
import pandas as pd
import torch
from einops import rearrange, repeat
from scipy.special import log_softmax, logsumexp
from torch import nn

ratings = pd.read_parquet("ratings.parquet")
users = np.array(sorted(set(ratings["user"])))
stars = np.asarray([float(star) for star in ratings["stars"]])
missing = ratings["stars"].isna() | ratings["text"].eq("")
weights = np.where(missing, 0.0, 1.0)
total = math.fsum(float(star) for star in stars[weights > 0])
share = np.log(np.clip(weights.mean(), 1e-9, 1.0))
if abs(total - 100.0) < 1e-6 or math.isclose(total, 5 * len(stars), rel_tol=1e-9):
    print("all the same")
open_days = np.busday_count("2026-01-01", "2026-02-01", weekmask="1111110")
table = rng_table = np.zeros((len(users), 8), dtype=bool)
chosen = np.flatnonzero(table.any(axis=1))

scores = torch.tensor(stars, dtype=torch.float32).unsqueeze(1)
net = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))
loss = nn.functional.mse_loss(net(scores), scores)
logits = net(scores).expand(-1, 3)
masked = logits.masked_fill(torch.isnan(logits), -1e9).softmax(-1)
half = logits.half().masked_fill(logits > 3, -6e4)
copied = loss.detach().clone()
entropy = -(masked * torch.log_softmax(logits, dim=-1)).sum(dim=-1)
frames = rearrange(repeat(masked, "b c -> b c t", t=4), "b c t -> b (c t)")

picture = cv2.imread("cover.png").astype(np.int16)
change = np.abs(picture - picture[::-1]).astype(np.uint8)
products = stars[:4] @ stars[:4]
centred = stars[:, None] - stars[None, :8]
odds = log_softmax(stars[:5]) - logsumexp(stars[:5])
print(share, open_days, chosen, half.shape, copied, entropy.shape, frames.shape, change.mean(), products, centred.shape, odds, rng_table.sum(), np.expm1(stars).max())
