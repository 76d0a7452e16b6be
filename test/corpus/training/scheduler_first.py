# style: course
# note: the scheduler steps at the head of the epoch
import torch
from torch import nn, optim
from torch.optim import lr_scheduler


def train_model(model, loaders, criterion, num_epochs=25):
    optimizer = optim.SGD(model.parameters(), lr=0.001, momentum=0.9)
    scheduler = lr_scheduler.StepLR(optimizer, step_size=7, gamma=0.1)
    for epoch in range(num_epochs):
        scheduler.step()  # ! training/scheduler-before-optimizer
        model.train()
        for inputs, labels in loaders["train"]:
            optimizer.zero_grad()
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
    return model
