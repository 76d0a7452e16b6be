# style: course
# note: clean; near skew/config-versus-literal: the config holds only what training alone needs; the batch of 32 in the job is no feature
import tomllib

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from gru import Gru

with open("settings.toml", "rb") as f:
    training = tomllib.load(f)["training"]

torch.manual_seed(training["seed"])
x, y = torch.load("gait.pt")
net = Gru()
adam = torch.optim.Adam(net.parameters())
for _ in range(training["epochs"]):
    for a, b in DataLoader(TensorDataset(x, y), training["batch_size"], shuffle=True):
        adam.zero_grad()
        nn.functional.cross_entropy(net(a), b).backward()
        adam.step()
torch.save(net.state_dict(), "gait_net.pt")
