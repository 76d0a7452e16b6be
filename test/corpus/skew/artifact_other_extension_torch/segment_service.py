import numpy as np
import torch
from fastapi import FastAPI

from unet import UNet

app = FastAPI()
net = UNet()
net.load_state_dict(torch.load("checkpoints/segmenter_best.pt", map_location="cpu"))  # ! skew/artifact-mismatch
net.eval()


@app.post("/mask")
def mask(tile: list[list[list[float]]]):
    with torch.no_grad():
        logits = net(torch.from_numpy(np.array(tile)).float()[None])
    return {"share": float((logits > 0).float().mean())}
