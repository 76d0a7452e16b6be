import io

import torch
from fastapi import FastAPI, File
from PIL import Image
from torchvision import models, transforms

app = FastAPI()
net = models.shufflenet_v2_x1_0(num_classes=4)
net.load_state_dict(torch.load("outputs/leaf.pt", map_location="cpu"))
net.eval()
prepare = transforms.Compose([
    transforms.Resize((160, 160)),  # ! skew/config-versus-literal
    transforms.ToTensor(),
])


@app.post("/leaf")
def leaf(picture: bytes = File()):
    with torch.no_grad():
        return {"class": int(net(prepare(Image.open(io.BytesIO(picture)).convert("RGB"))[None]).argmax())}
