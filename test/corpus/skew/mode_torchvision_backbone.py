# style: package
# note: a torchvision network with a new head is asked in training mode
import io

import torch
from fastapi import FastAPI, UploadFile
from PIL import Image
from torchvision import models, transforms

app = FastAPI()
model = models.resnet18(weights=None)
model.fc = torch.nn.Linear(512, 3)
model.load_state_dict(torch.load("leaves.pth"))  # ! skew/train-mode-at-serving
prepare = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])


@app.post("/leaf")
async def leaf(file: UploadFile):
    image = Image.open(io.BytesIO(await file.read())).convert("RGB")
    with torch.inference_mode():
        return {"class": int(model(prepare(image)[None]).argmax(1))}
