# style: package
# note: a seed that workers do not hear of, and one that they do
import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
torch.use_deterministic_algorithms(True)
data = TensorDataset(torch.zeros(10, 3))
shuffled = DataLoader(data, shuffle=True, num_workers=2)  # ! reproducibility/dataloader-unseeded
also = DataLoader(data, 8, True, num_workers=8)  # ! reproducibility/dataloader-unseeded
ordered = DataLoader(data, num_workers=2)
alone = DataLoader(data, shuffle=True)
own = DataLoader(data, shuffle=True, num_workers=2, generator=torch.Generator().manual_seed(0))
