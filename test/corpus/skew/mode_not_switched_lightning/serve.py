import torch
from fastapi import FastAPI

from model import Rating

app = FastAPI()
net = Rating.load_from_checkpoint("checkpoints/rating.ckpt", map_location="cpu")  # ! skew/train-mode-at-serving


@app.get("/rating/{user}/{item}")
def rating(user: int, item: int):
    with torch.no_grad():
        return {"stars": float(net(torch.tensor([user]), torch.tensor([item]))[0])}
