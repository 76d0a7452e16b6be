# style: course
# note: clipped after the step
import torch
import torch.nn as nn


def train(model, batches, vocabulary, lr=20.0, clip=0.25):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    model.train()
    for data, targets in batches:
        optimizer.zero_grad()
        output = model(data)
        loss = criterion(output.view(-1, vocabulary), targets)
        loss.backward()
        optimizer.step()
        torch.nn.utils.clip_grad_norm_(model.parameters(), clip)  # ! training/clip-order
