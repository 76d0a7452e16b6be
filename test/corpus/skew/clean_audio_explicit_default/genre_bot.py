import pickle

import gradio as gr
import librosa

with open("genre.pkl", "rb") as f:
    forest = pickle.load(f)


def genre(path):
    wave, rate = librosa.load(path, sr=22050, mono=True, duration=30)
    mfcc = librosa.feature.mfcc(y=wave, sr=rate, n_mfcc=20, n_fft=2048, hop_length=512)
    return forest.predict([mfcc.mean(axis=1)])[0]


gr.Interface(fn=genre, inputs=gr.Audio(type="filepath"), outputs="text").launch()
