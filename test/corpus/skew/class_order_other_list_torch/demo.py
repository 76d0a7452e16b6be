import gradio as gr
import librosa
import torch
from torch import nn

LABELS = ["angry", "fearful", "happy", "neutral", "sad"]  # ! skew/class-order-mismatch
net = nn.Sequential(nn.Linear(40, 128), nn.ReLU(), nn.Linear(128, len(LABELS)))
net.load_state_dict(torch.load("emotion.pt"))


def emotion(path):
    wave, sr = librosa.load(path, sr=16000)
    vector = torch.from_numpy(librosa.feature.mfcc(y=wave, sr=sr, n_mfcc=40).mean(axis=1)).float()
    with torch.no_grad():
        scores = net(vector.unsqueeze(0)).softmax(1)[0]
    return {label: float(score) for label, score in zip(LABELS, scores)}


gr.Interface(emotion, gr.Audio(type="filepath"), "label").launch()
