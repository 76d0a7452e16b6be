# style: beginner
# note: torch.Tensor of something that is not written out
import numpy as np
import torch

labels = np.load("labels.npy")
size = int(input())
y = torch.Tensor(labels)  # ! numerics/tensor-copy
empty = torch.Tensor(size)  # ! numerics/tensor-copy
weights = torch.Tensor([0.2, 0.8])
grid = torch.Tensor(3, 4)
again = torch.as_tensor(labels)
print(y, empty, weights, grid, again, isinstance(y, torch.Tensor))
