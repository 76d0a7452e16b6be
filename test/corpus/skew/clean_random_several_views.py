# style: competition
# note: clean; near skew/random-step-at-inference: the mean over several random views is taken on purpose
import torch
from PIL import Image
from torchvision import transforms as T


def predict_views(model, path, views=10):
    view = T.Compose([T.RandomResizedCrop(224, scale=(0.8, 1.0)), T.ToTensor()])
    image = Image.open(path).convert("RGB")
    total = 0
    with torch.no_grad():
        for _ in range(views):
            total = total + model(view(image)[None]).softmax(1)
    return total / views


network = torch.jit.load("moths.pt").eval()
print(predict_views(network, "moth.jpg"))
