# style: course
# note: clean; near evaluation/batch-mean-metric: predictions of all batches are joined before F1, the mean over batches is of the loss in training, and the mean over seeds is of whole runs
import numpy as np
import torch
from sklearn.metrics import f1_score


def train_epoch(model, loader, optimizer, loss_fn):
    model.train()
    losses = []
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return np.mean(losses)


@torch.no_grad()
def test_f1(model, loader):
    model.eval()
    truth, guesses = [], []
    for x, y in loader:
        guesses.append(model(x).argmax(dim=1).numpy())
        truth.append(y.numpy())
    return f1_score(np.concatenate(truth), np.concatenate(guesses), average="macro")


def over_seeds(build, train_loader, test_loader, epochs=5):
    results = []
    for seed in range(5):
        torch.manual_seed(seed)
        model = build()
        optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
        for _ in range(epochs):
            train_epoch(model, train_loader, optimizer, torch.nn.CrossEntropyLoss())
        results.append(test_f1(model, test_loader))
    return np.mean(results), np.std(results)
