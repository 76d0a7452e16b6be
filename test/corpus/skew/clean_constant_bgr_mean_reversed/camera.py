import cv2
import numpy as np
import torch

from network import Net

net = Net()
net.load_state_dict(torch.load("net.pt"))
net.eval()
capture = cv2.VideoCapture(0)

while True:
    ok, frame = capture.read()
    if not ok:
        break
    bgr = (frame / 255.0 - np.array([0.406, 0.456, 0.485])) / np.array([0.225, 0.224, 0.229])
    rgb = np.ascontiguousarray(bgr[:, :, ::-1].transpose(2, 0, 1))
    with torch.no_grad():
        print(int(net(torch.tensor(rgb, dtype=torch.float32)[None]).argmax()))
    if cv2.waitKey(1) == 27:
        break
