import cv2
import numpy as np
import streamlit as st
import torch
from net import Breeds
from torchvision import transforms

net = Breeds()
net.load_state_dict(torch.load("breeds.pt"))
net.eval()
steps = transforms.Compose([transforms.ToTensor(), transforms.Resize((224, 224)), transforms.Normalize([0.5] * 3, [0.5] * 3)])

uploaded = st.file_uploader("Your dog")
if uploaded is not None:
    picture = cv2.imdecode(np.frombuffer(uploaded.read(), np.uint8), cv2.IMREAD_COLOR)  # ! skew/channel-order-mismatch@read
    with torch.no_grad():
        st.write(int(net(steps(picture).unsqueeze(0)).argmax()))  # ! skew/channel-order-mismatch@read
