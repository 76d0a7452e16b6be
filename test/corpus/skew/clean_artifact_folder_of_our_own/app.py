from pathlib import Path

import gradio as gr
from transformers import GPT2LMHeadModel, GPT2Tokenizer

FOLDER = Path("models/poems")
tokenizer = GPT2Tokenizer.from_pretrained(FOLDER)
model = GPT2LMHeadModel.from_pretrained(FOLDER)
model.eval()


def write(line):
    tokens = tokenizer(line, return_tensors="pt")
    return tokenizer.decode(model.generate(**tokens, max_length=60)[0])


gr.Interface(write, "text", "text").launch()
