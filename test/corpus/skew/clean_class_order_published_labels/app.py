# style: beginner
# note: clean; near skew/class-order-mismatch: the published weights bring their own list of names
import io

import torch
from fastapi import FastAPI, UploadFile
from PIL import Image
from torchvision.models import ResNet50_Weights, resnet50

from history import remember

app = FastAPI()
weights = ResNet50_Weights.IMAGENET1K_V2
net = resnet50(weights=weights).eval()
steps = weights.transforms()


@app.post("/what")
async def what(file: UploadFile):
    image = Image.open(io.BytesIO(await file.read())).convert("RGB")
    with torch.no_grad():
        scores = net(steps(image)[None]).softmax(1)[0]
    name = weights.meta["categories"][int(scores.argmax())]
    remember(name)
    return {"name": name, "score": float(scores.max())}
