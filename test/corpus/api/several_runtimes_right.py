# style: package
# note: clean; near api/item-in-forward: one of the runtimes takes arrays alone
import onnxruntime
from torch import nn
import torch


class AnyRuntime(nn.Module):
    def __init__(self, path: str):
        super().__init__()
        self.session = onnxruntime.InferenceSession(path)

    def forward(self, x: torch.Tensor):
        image = x.cpu().numpy()
        return torch.from_numpy(self.session.run(None, {"images": image})[0])
