# style: package
# note: clean; near reproducibility/seed-after-use and seed-is-random: a seed for each part, seeds from outside, seeds that are logged
import argparse
import random

import numpy as np
import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=0)
args = parser.parse_args()
torch.manual_seed(args.seed)
net = nn.Linear(10, 2)
torch.manual_seed(args.seed + 1)
x = torch.randn(4, 10)
print(net(x))
rng = np.random.default_rng(args.seed)
seed = random.randint(0, 1000)
print("seed", seed)
np.random.seed(seed)
