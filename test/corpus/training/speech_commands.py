# style: competition
# note: a loop in mixed precision with its steps out of order, and a network that never hears that it is judged
# open: training/no-early-stopping
import torch
import torch.distributed as dist
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.checkpoint import checkpoint
from torch.utils.data import DataLoader, DistributedSampler


class Commands(nn.Module):
    def __init__(self, classes=35):
        super().__init__()
        self.conv = nn.Conv1d(64, 128, 5, padding=2)
        self.blocks = [nn.Conv1d(128, 128, 5, padding=2) for _ in range(3)]  # ! training/unregistered-submodules
        self.out = nn.Linear(128, classes)

    def forward(self, x):
        x = F.relu(self.conv(x))
        for block in self.blocks:
            x = x + F.relu(block(x))
        x = checkpoint(self.pool, x)  # ! training/checkpoint-reentrant
        x = F.dropout(x, 0.3)  # ! training/functional-dropout-always-on
        return F.softmax(self.out(x), dim=-1)

    def pool(self, x):
        return x.mean(dim=-1)


def train(data, epochs=30):
    model = Commands().cuda()
    sampler = DistributedSampler(data)  # ! training/distributed-sampler-epoch
    loader = DataLoader(data, batch_size=64, sampler=sampler)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 10)
    criterion = nn.CrossEntropyLoss()
    scaler = torch.cuda.amp.GradScaler()
    losses = []
    for epoch in range(epochs):
        for sounds, labels in loader:
            optimizer.zero_grad()
            with torch.cuda.amp.autocast():
                loss = criterion(model(sounds), labels)  # ! training/softmax-before-cross-entropy
            scaler.scale(loss).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)  # ! training/clip-order
            scaler.step(optimizer)
            scaler.update()
            losses.append(loss)  # ! training/graph-retained-in-history
        scheduler.step()
        dist.all_reduce(losses[-1], async_op=True)  # ! training/async-collective-not-waited
    torch.save(model.state_dict, "commands.pt")  # ! training/state-dict-not-called
