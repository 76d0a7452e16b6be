# style: package
# note: a layer with weights of its own moves axes about; its one test asks for the shape
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import torch
from torch import nn


class GatedPool(nn.Module):  # ! testing/no-gradient-test@1
    """Pools a sequence of vectors (batch, time, width) to one vector each."""

    def __init__(self, width: int):
        super().__init__()
        self.gate = nn.Parameter(torch.randn(width) * 0.02)
        self.mix = nn.Parameter(torch.eye(width))

    def forward(self, x: torch.Tensor) -> torch.Tensor:  # ! testing/no-gradient-test@1
        weights = torch.sigmoid(torch.einsum("btw,w->bt", x, self.gate))
        pooled = (weights.unsqueeze(-1) * x).transpose(0, 1).sum(dim=0)
        return pooled @ self.mix
