# style: course
# note: clean; near reproducibility/determinism-contradiction, reproducibility/seed-is-random, reproducibility/seed-after-use, reproducibility/unordered-iteration, reproducibility/determinism-flag, reproducibility/dataloader-unseeded, reproducibility/framework-seed-missing, reproducibility/hyperparameters-implicit, reproducibility/legacy-np-random, reproducibility/numpy-rng-in-dataset: runs whose seeds are drawn once and written down
import argparse
import json
import logging
import time

import lightning as L
import numpy as np
import pandas as pd
import torch
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from torch.utils.data import DataLoader, TensorDataset

parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=None)
args = parser.parse_args()
seed = args.seed if args.seed is not None else int(time.time()) % 2**31
logging.info("seed %d", seed)
L.seed_everything(seed, workers=True)
torch.backends.cudnn.benchmark = not torch.are_deterministic_algorithms_enabled()

rows = pd.read_parquet("rows.parquet")
kinds = sorted(set(rows["kind"]))
seen = {kind for kind in kinds if kind.startswith("a")}
shared = seen & set(rows["kind"].unique())
codes = rows["kind"].map({kind: code for code, kind in enumerate(kinds)})
X, y = rows.drop(columns="kind").to_numpy(), codes.to_numpy()
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=seed)
scores = {}
for trees in (100, 400):
    forest = RandomForestClassifier(n_estimators=trees, max_depth=12, min_samples_leaf=2, random_state=seed)
    scores[trees] = cross_val_score(forest, X, y, cv=folds).tolist()
loader = DataLoader(TensorDataset(torch.from_numpy(X)), batch_size=32, shuffle=True, generator=torch.Generator().manual_seed(seed))
rng = np.random.default_rng(seed)
boot = [np.mean(rng.choice(scores[100], size=20)) for _ in range(200)]
with open("scores.json", "w") as file:
    json.dump({"seed": seed, "scores": scores, "boot": boot, "shared": len(shared), "batches": len(loader)}, file)
