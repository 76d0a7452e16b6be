import torch
from flask import Flask, jsonify, request

from net import DepthNet

N_SAMPLES = 50
app = Flask(__name__)
net = DepthNet()
net.load_state_dict(torch.load("depth.pt"))
net.train()


@app.post("/depth")
def depth():
    x = torch.tensor([request.json["sounding"]], dtype=torch.float32)
    with torch.no_grad():
        passes = torch.stack([net(x) for _ in range(N_SAMPLES)])
    return jsonify({"depth": passes.mean().item(), "spread": passes.std().item()})
