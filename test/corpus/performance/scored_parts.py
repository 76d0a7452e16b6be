# style: competition
# note: predictions that grow by one batch at a time
# open: performance/list-in-dataset performance/zero-grad-to-none performance/loader-workers
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

images = torch.load("images.pt", weights_only=True)
loader = DataLoader(TensorDataset(images), batch_size=64, num_workers=2)
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
net.eval()

scores = torch.empty(0, 10)
seen = np.zeros((0,))
with torch.no_grad():
    for (batch,) in loader:
        out = net(batch)
        scores = torch.cat((scores, out), dim=0)  # ! performance/tensor-cat-in-loop
        seen = np.append(seen, out.argmax(dim=1).numpy())  # ! performance/tensor-cat-in-loop
np.save("scores.npy", scores.numpy())
print(seen.mean())
