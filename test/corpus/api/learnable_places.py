# style: package
# note: clean; near api/device-mismatch: made like the input, in a type of its own, and moved once
import torch
from torch import nn


class Places(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.places = nn.Embedding(512, width)
        self.register_buffer("steps", torch.arange(512))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        mask = torch.ones(x.shape[1], device=x.device).to(torch.bfloat16)
        return x * mask.unsqueeze(-1) + self.places(self.steps[: x.shape[1]])


model = Places(16).to("cuda" if torch.cuda.is_available() else "cpu")
