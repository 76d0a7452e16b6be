# style: package
# note: deprecated arguments of models
from torchvision import models
from torchvision.models import resnet18
from torchvision.transforms import v2

wanted = True
first = models.vgg16(pretrained=True)  # ! api/torchvision-pretrained
second = resnet18(pretrained=False)  # ! api/torchvision-pretrained
third = models.detection.fasterrcnn_resnet50_fpn(pretrained=wanted)  # ! api/torchvision-pretrained
steps = v2.Compose([v2.ToTensor()])  # ! api/torchvision-pretrained
