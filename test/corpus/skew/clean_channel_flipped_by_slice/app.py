import cv2
import numpy as np
import torch
from flask import Flask, request

from train import network

app = Flask(__name__)
net = network()
net.load_state_dict(torch.load("tiles.pt"))
net.eval()


@app.post("/tile")
def tile():
    raw = np.frombuffer(request.data, np.uint8)
    image = cv2.imdecode(raw, cv2.IMREAD_COLOR)[..., ::-1].astype(np.float32) / 255
    batch = torch.from_numpy(image.transpose(2, 0, 1).copy())[None]
    with torch.no_grad():
        return {"class": int(net(batch).argmax())}
