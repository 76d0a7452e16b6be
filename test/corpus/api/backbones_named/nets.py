# style: package
# note: clean; near api/torchvision-pretrained: weights by name, and other libraries
import timm
import torch
from torchvision import models, transforms
from torchvision.transforms import v2

first = models.vgg16(weights="IMAGENET1K_V1")
second = models.resnet18(weights=None)
third = timm.create_model("resnet18", pretrained=True)
fourth = torch.hub.load("facebookresearch/detr", "detr_resnet50", pretrained=True)
steps = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])
old = transforms.ToTensor()
