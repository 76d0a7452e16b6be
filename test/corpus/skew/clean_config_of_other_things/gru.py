from torch import nn


class Gru(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(6, 32, batch_first=True)
        self.head = nn.Linear(32, 5)

    def forward(self, x):
        _, last = self.gru(x)
        return self.head(last[-1])
