# style: package
# note: clean; near performance/tensor-cat-in-loop: lists, a tensor of the round, a text that is written, a few classes
import numpy as np
import torch

net = torch.nn.Linear(10, 2)
loader = torch.randn(100, 32, 10)
parts = []
for batch in loader:
    both = torch.cat([batch, batch], dim=1)
    parts.append(net(batch))
    print(both.shape)
outputs = torch.cat(parts)


def write(model, tokens, length):
    for _ in range(length):
        logits = model(tokens)
        tokens = torch.cat([tokens, logits[:, -1].argmax(-1, keepdim=True)], dim=1)
    return tokens


def picked(y):
    index = np.array([], dtype=int)
    for label in np.unique(y):
        index = np.concatenate((index, np.flatnonzero(y == label)[:10]))
    return index
