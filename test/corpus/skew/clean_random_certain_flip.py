# style: package
# note: clean; near skew/random-step-at-inference: a flip with probability 1 is a fixed step
import albumentations as A
import numpy as np
import torch
from albumentations.pytorch import ToTensorV2
from flask import Flask, jsonify, request
from PIL import Image

app = Flask(__name__)
model = torch.jit.load("mirror_camera.pt").eval()
prepare = A.Compose([A.HorizontalFlip(p=1.0), A.Resize(224, 224), A.Normalize(), ToTensorV2()])


@app.route("/seen", methods=["POST"])
def seen():
    image = np.array(Image.open(request.files["image"]).convert("RGB"))
    return jsonify(model(prepare(image=image)["image"][None]).argmax(1).tolist())
