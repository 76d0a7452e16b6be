# style: course
# note: initial weights that are overwritten, tensors changed in place, a head that is replaced too late
# open: training/no-early-stopping training/grad-enabled-inference
import torch
from tensorflow import keras
from torch import nn
from torchvision.models import resnet18
from transformers import AutoModel, PreTrainedModel

model = resnet18(weights="DEFAULT")
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
model.fc = nn.Linear(model.fc.in_features, 3)  # ! training/params-captured-too-early
for x, y in torch.load("train.pt", weights_only=True):
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(x), y).backward()
    optimizer.step()

weights = torch.randn(4, 4, requires_grad=True)
weights += 1  # ! training/inplace-on-grad-tensor


class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(8, 8)

    def forward(self, x):
        self.hidden = self.net(x)  # ! training/state-written-in-forward
        return self.hidden


class Scorer(PreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.body = AutoModel.from_config(config)
        self.out = nn.Linear(8, 1)
        nn.init.zeros_(self.out.weight)  # ! training/init-discarded
        self.post_init()


for width in (8, 16, 32):  # ! training/model-in-loop-not-freed
    small = keras.Sequential([keras.Input((4,)), keras.layers.Dense(width, activation="relu"), keras.layers.Dense(1)])
    small.compile("adam", "mse")
    small.fit(torch.randn(32, 4).numpy(), torch.randn(32, 1).numpy(), epochs=2)
print(Memory(), Scorer)
