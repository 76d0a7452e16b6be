import json
import os

import torch

from network import Tabular


def model_fn(model_dir):
    saved = torch.load(os.path.join(model_dir, "bids.pt"), map_location="cpu")
    net = Tabular(saved["inputs"])
    net.load_state_dict(saved["state"])  # ! skew/train-mode-at-serving
    return net


def input_fn(body, content_type):
    return torch.tensor(json.loads(body)["rows"], dtype=torch.float32)


def predict_fn(rows, net):
    with torch.no_grad():
        return torch.sigmoid(net(rows))


def output_fn(chances, accept):
    return json.dumps(chances.tolist())
