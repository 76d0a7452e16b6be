# style: package
# note: two random steps of albumentations lie on the way to the network
import albumentations as A
import cv2
import numpy as np
import torch
from albumentations.pytorch import ToTensorV2
from flask import Flask, jsonify, request

app = Flask(__name__)
net = torch.jit.load("cells.pt")
net.eval()
pipeline = A.Compose([
    A.Resize(256, 256),
    A.HorizontalFlip(p=0.5),  # ! skew/random-step-at-inference
    A.RandomBrightnessContrast(),  # ! skew/random-step-at-inference
    A.Normalize(),
    ToTensorV2(),
])


@app.route("/cells", methods=["POST"])
def cells():
    pixels = np.frombuffer(request.files["image"].read(), np.uint8)
    image = cv2.cvtColor(cv2.imdecode(pixels, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    prepared = pipeline(image=image)["image"]
    with torch.no_grad():
        return jsonify(net(prepared[None]).sigmoid().tolist())
