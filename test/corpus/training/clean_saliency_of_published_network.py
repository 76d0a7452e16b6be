# style: package
# note: clean; near training/train-mode-not-restored: gradients of the score are taken to draw what the network looks at; nothing is trained
import torch
from PIL import Image
from torchvision import models, transforms

prepare = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])
network = models.vgg16(weights=models.VGG16_Weights.IMAGENET1K_V1)


def saliency(model, picture):
    model.eval()
    x = prepare(picture)[None].requires_grad_(True)
    scores = model(x)
    scores[0, scores.argmax()].backward()
    return x.grad.abs().amax(1)[0]


maps = {}
for name in ("heron.jpg", "otter.jpg"):
    maps[name] = saliency(network, Image.open(name).convert("RGB"))
torch.save(maps, "maps.pt")
