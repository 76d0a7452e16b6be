# style: package
# note: clean; near skew/train-mode-at-serving: the class's setup calls eval()
import litserve as ls
import torch
from torchvision.models import efficientnet_b0


class Fruit(ls.LitAPI):
    def setup(self, device):
        self.model = efficientnet_b0(num_classes=7)
        self.model.load_state_dict(torch.load("fruit.pth", map_location=device))
        self.model.to(device).eval()

    def decode_request(self, request):
        return torch.tensor(request["pixels"])

    def predict(self, x):
        with torch.no_grad():
            return self.model(x[None]).argmax(1)

    def encode_response(self, output):
        return {"class": int(output)}


if __name__ == "__main__":
    ls.LitServer(Fruit()).run(port=8000)
