import cv2
import numpy as np
import timm
import torch
from flask import Flask, request

from dataset import steps

app = Flask(__name__)
net = timm.create_model("tf_efficientnet_b3", num_classes=5)
net.load_state_dict(torch.load("scans.pth", map_location="cpu"))
net.eval()


@app.route("/grade", methods=["POST"])
def grade():
    raw = np.frombuffer(request.files["scan"].read(), dtype=np.uint8)
    scan = cv2.cvtColor(cv2.imdecode(raw, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    scan = scan.astype(np.float32) / 255  # ! skew/step-mismatch@twice
    x = steps(image=scan)["image"].unsqueeze(0)  # ! skew/step-mismatch@twice
    with torch.no_grad():
        return {"grade": int(net(x).argmax(1))}
