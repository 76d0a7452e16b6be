import streamlit as st
import torch
import torchvision.transforms as transforms
from PIL import Image

model = torch.jit.load("cars.ts")
prep = transforms.Compose([
    transforms.Resize((256, 256)),  # ! skew/image-geometry-mismatch
    transforms.ToTensor(),
])

file = st.file_uploader("Your car")
if file:
    car = prep(Image.open(file).convert("RGB")).unsqueeze(0)
    st.write("Model number", int(model(car).argmax(1)))
