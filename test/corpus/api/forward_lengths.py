# style: package
# note: clean; near api/item-in-forward: lengths that have to be numbers, and a log in one mode
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(8, 16, batch_first=True)

    def forward(self, x: torch.Tensor, lengths: torch.Tensor):
        longest = lengths.max().item()
        packed = pack_padded_sequence(x[:, :longest], lengths.cpu(), batch_first=True, enforce_sorted=False)
        return self.rnn(packed)


class Watched(nn.Module):
    def __init__(self):
        super().__init__()
        self.debug = False
        self.layer = nn.Linear(4, 4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        h = torch.relu(self.layer(x))
        if self.debug:
            print(h.mean().item())
        return h
