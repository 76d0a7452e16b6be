# style: package
# note: clean; near training/unregistered-submodules, training/forward-called-directly, training/functional-dropout-always-on, training/module-built-in-forward, api/item-in-forward, training/state-written-in-forward: modules in containers, lists of sizes and of functions, layers made in reset, super().forward, and counts of shapes
from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import nn
from torch_geometric.loader import NeighborLoader
from torch_geometric.nn import SAGEConv


class Tower(nn.Module):
    def __init__(self, sizes: list[int], p: float = 0.5):
        super().__init__()
        self.sizes = list(sizes)
        self.activations = [F.relu, F.gelu]
        self.p = p
        self.convs = nn.ModuleList(SAGEConv(a, b) for a, b in zip(sizes[:-1], sizes[1:]))
        self.norms = nn.ModuleDict({str(i): nn.LayerNorm(size) for i, size in enumerate(sizes[1:-1])})
        self.head = nn.Sequential(OrderedDict([("hidden", nn.Linear(sizes[-1], 32)), ("act", nn.ReLU()), ("out", nn.Linear(32, 1))]))
        layers = [nn.Linear(sizes[0], sizes[-1])]
        if len(sizes) > 2:
            layers.append(nn.ReLU())
        self.skip = nn.Sequential(*layers)
        self.reset()

    def reset(self) -> None:
        for layer in self.head:
            if isinstance(layer, nn.Linear):
                nn.init.xavier_uniform_(layer.weight)
        self.calls = 0

    def embed(self, x: torch.Tensor, edges: torch.Tensor) -> torch.Tensor:
        residual = self.skip(x)
        last = len(self.convs) - 1
        for i, conv in enumerate(self.convs):
            x = conv(x, edges)
            if i != last:
                x = self.activations[i % 2](self.norms[str(i)](x))
                x = F.dropout(x, p=self.p, training=self.training)
        return x + residual

    def forward(self, x: torch.Tensor, edges: torch.Tensor) -> torch.Tensor:
        nodes = x.shape[0]
        scores = self.head(self.embed(x, edges))
        return scores.view(nodes)


class Calibrated(Tower):
    def __init__(self, sizes: list[int]):
        super().__init__(sizes)
        self.scale = nn.Parameter(torch.ones(()))

    def forward(self, x: torch.Tensor, edges: torch.Tensor) -> torch.Tensor:
        return self.scale * super().forward(x, edges)


def train(graph, epochs: int = 20, seed: int = 1):
    torch.manual_seed(seed)
    model = Calibrated([graph.num_features, 64, 64])
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-3)
    loader = NeighborLoader(graph, num_neighbors=[10, 5], batch_size=512, input_nodes=graph.train_mask, shuffle=True)
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for batch in loader:
            optimizer.zero_grad()
            out = model(batch.x, batch.edge_index)[: batch.batch_size]
            loss = F.binary_cross_entropy_with_logits(out, batch.y[: batch.batch_size].float())
            loss.backward()
            optimizer.step()
            total += loss.item() * batch.batch_size
        print(epoch, total / int(graph.train_mask.sum()), test(model, graph))
    return model


@torch.no_grad()
def test(model: Tower, graph) -> float:
    model.eval()
    out = model(graph.x, graph.edge_index)
    hits = ((out > 0) == graph.y.bool())[graph.val_mask]
    return hits.float().mean().item()
