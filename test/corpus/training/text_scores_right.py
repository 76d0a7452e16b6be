# style: beginner
# note: clean; near training/init-discarded, training/inplace-on-grad-tensor, training/model-in-loop-not-freed, training/no-early-stopping, training/params-captured-too-early, training/state-written-in-forward, training/tensor-grown-in-loop, training/degenerate-output-layer, training/sigmoid-bce-mismatch, training/from-logits-mismatch, training/tf-function-pitfalls: a head that is replaced before the optimizer, a text that grows
import torch
from torch import nn
from torchvision.models import resnet18
from transformers import AutoModel, PreTrainedModel

torch.manual_seed(2)


class Scorer(PreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.body = AutoModel.from_config(config)
        self.out = nn.Linear(config.hidden_size, 1)
        self.post_init()

    def _init_weights(self, module):
        if isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)

    def forward(self, **inputs):
        hidden = self.body(**inputs).last_hidden_state
        masked = hidden * inputs["attention_mask"].unsqueeze(-1)
        return self.out(masked.mean(dim=1)).squeeze(-1)


class Mean(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        if self.training:
            with torch.no_grad():
                self.mean.lerp_(x.mean(dim=0), 0.1)
        return self.out(x - self.mean)


model = resnet18(weights=None)
model.fc = nn.Linear(model.fc.in_features, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-4)
criterion = nn.BCEWithLogitsLoss()
best, patience = float("inf"), 5
for epoch in range(200):
    model.train()
    for x, y in torch.load("train.pt", weights_only=True):
        optimizer.zero_grad()
        loss = criterion(model(x).squeeze(1), y)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        total = sum(criterion(model(x).squeeze(1), y).item() for x, y in torch.load("valid.pt", weights_only=True))
    patience = 5 if total < best else patience - 1
    best = min(best, total)
    if patience == 0:
        break


def write(net, tokens, count):
    for _ in range(count):
        following = net(tokens)[:, -1].argmax(dim=-1, keepdim=True)
        tokens = torch.cat([tokens, following], dim=1)
    return tokens


with torch.no_grad():
    for weight in model.parameters():
        weight.mul_(0.99)
scores = torch.sigmoid(model(torch.randn(2, 3, 64, 64)))
print(scores > 0.5, Mean(4)(torch.ones(2, 4)), Scorer, write)
