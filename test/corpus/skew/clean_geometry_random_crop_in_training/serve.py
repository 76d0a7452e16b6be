import litserve as ls
import torch
from PIL import Image

from train import Wood
from transforms import evaluation


class WoodAPI(ls.LitAPI):
    def setup(self, device):
        self.net = Wood.load_from_checkpoint("wood.ckpt").to(device).eval()
        self.steps = evaluation()

    def decode_request(self, request):
        return self.steps(Image.open(request["image"].file).convert("RGB"))

    def predict(self, x):
        with torch.no_grad():
            return self.net(x.unsqueeze(0)).argmax(1)

    def encode_response(self, output):
        return {"wood": int(output)}


if __name__ == "__main__":
    ls.LitServer(WoodAPI()).run(port=8000)
