# style: package
# note: model_fn returns a network with batch norm that is still in training mode
import os

import pandas as pd
import torch
from torch import nn

from network import Tabular

if __name__ == "__main__":
    table = pd.read_csv(os.path.join(os.environ["SM_CHANNEL_TRAIN"], "bids.csv"))
    x = torch.tensor(table.drop(columns="won").to_numpy(), dtype=torch.float32)
    y = torch.tensor(table["won"].to_numpy(), dtype=torch.float32)
    net = Tabular(x.shape[1])
    optimizer = torch.optim.Adam(net.parameters())
    for _ in range(20):
        for part in torch.randperm(len(x)).split(512):
            optimizer.zero_grad()
            nn.functional.binary_cross_entropy_with_logits(net(x[part]), y[part]).backward()
            optimizer.step()
    torch.save({"state": net.state_dict(), "inputs": x.shape[1]}, os.path.join(os.environ["SM_MODEL_DIR"], "bids.pt"))
