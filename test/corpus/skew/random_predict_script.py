# style: course
# note: a script that scores one picture, with the colour change of training
import sys

import torch
from PIL import Image
from torchvision import transforms as T


def predict_image(model, path):
    steps = [T.Resize(128), T.CenterCrop(128), T.ColorJitter(0.2, 0.2), T.ToTensor()]  # ! skew/random-step-at-inference
    image = T.Compose(steps)(Image.open(path).convert("RGB"))
    with torch.no_grad():
        return model(image[None]).softmax(1)


if __name__ == "__main__":
    network = torch.jit.load("shells.pt")
    network.eval()
    print(predict_image(network, sys.argv[1]))
