# style: package
# note: clean; near training/init-discarded: set in _init_weights, and in a network of one's own
import torch
from torch import nn
from transformers import PreTrainedModel


class Scorer(PreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.head = nn.Linear(config.hidden_size, 1)
        self.post_init()

    def _init_weights(self, module):
        if isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=0.01)

    def forward(self, hidden):
        return self.head(hidden)


class Own(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(8, 1)
        nn.init.zeros_(self.head.bias)
