# style: package
# note: clean; near skew/random-step-at-inference: the random transform of the same file is for training alone
import io

import torch
from fastapi import FastAPI, UploadFile
from PIL import Image
from torchvision import transforms

app = FastAPI()
train_transform = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor()])
eval_transform = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor()])
model = torch.jit.load("dogs.pt")
model.eval()


@app.post("/dog")
async def dog(file: UploadFile):
    image = Image.open(io.BytesIO(await file.read())).convert("RGB")
    with torch.no_grad():
        return {"class": int(model(eval_transform(image)[None]).argmax(1))}
