import bentoml
import torch
from PIL.Image import Image
from torchvision import transforms

reference = bentoml.models.get("bean_leaf:latest")


@bentoml.service(resources={"cpu": "2"})
class BeanLeaf:
    def __init__(self):
        self.net = bentoml.pytorch.load_model(reference)
        self.net.eval()
        self.classes = reference.custom_objects["classes"]
        self.transform = transforms.Compose([
            transforms.Resize((224, 224)),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),  # ! skew/step-mismatch
        ])

    @bentoml.api
    def classify(self, leaf: Image) -> str:
        batch = self.transform(leaf.convert("RGB")).unsqueeze(0)
        with torch.inference_mode():
            return self.classes[int(self.net(batch).argmax(1))]
