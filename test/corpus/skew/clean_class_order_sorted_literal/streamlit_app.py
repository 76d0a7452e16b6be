import streamlit as st
import torch
from PIL import Image
from torchvision import transforms

BINS = ["Glass", "Metal", "Paper", "plastic"]
tf = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])


@st.cache_resource
def load():
    net = torch.load("waste.pt", weights_only=False)
    net.eval()
    return net


upload = st.file_uploader("Picture", type=["jpg", "png"])
if upload is not None:
    picture = Image.open(upload).convert("RGB")
    st.image(picture)
    with torch.no_grad():
        scores = load()(tf(picture).unsqueeze(0))
    st.subheader(BINS[int(scores.argmax())])
