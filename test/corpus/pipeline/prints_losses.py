# style: course
# note: the losses of each epoch go by on the screen; only the weights stay
import argparse

import torch
from torch import nn


def train(model, batches, epochs, rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    for epoch in range(epochs):
        for x, y in batches:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x), y)
            loss.backward()  # ! pipeline/untracked-experiment
            optimizer.step()
        print(f"epoch {epoch}: loss {loss.item():.3f}")
    torch.save(model.state_dict(), "weights.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.01)
    options = parser.parse_args()
    torch.manual_seed(0)
    train(nn.Linear(4, 1), [(torch.randn(8, 4), torch.randn(8, 1))], 5, options.rate)
