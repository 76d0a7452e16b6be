# style: beginner
# note: the training transform was copied into the demo
import gradio as gr
import torch
from torchvision import transforms

model = torch.jit.load("birds.pt").eval()
transform = transforms.Compose([
    transforms.RandomResizedCrop(224),  # ! skew/random-step-at-inference
    transforms.ToTensor(),
])


def classify(image):
    x = transform(image).unsqueeze(0)
    with torch.no_grad():
        return int(model(x).argmax(1))


gr.Interface(fn=classify, inputs=gr.Image(type="pil"), outputs="label").launch()
