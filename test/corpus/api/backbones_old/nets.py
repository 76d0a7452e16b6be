# style: package
# note: clean; near api/torchvision-pretrained: a release before weights=
from torchvision import models

net = models.resnet50(pretrained=True)
