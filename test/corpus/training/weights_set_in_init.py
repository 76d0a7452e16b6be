# style: package
# note: weights are set in __init__ of a transformers model, and overwritten by post_init
import torch
from torch import nn
from transformers import BertModel, BertPreTrainedModel, PreTrainedModel


class Scorer(PreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.head = nn.Linear(config.hidden_size, 1)
        nn.init.normal_(self.head.weight, std=0.01)  # ! training/init-discarded
        self.head.bias.data.zero_()  # ! training/init-discarded
        self.post_init()

    def forward(self, hidden):
        return self.head(hidden)
