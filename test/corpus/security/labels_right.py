# style: competition
# note: clean; near security/exposed-ml-server, security/native-library-load, security/onnx-custom-ops, security/torch-package-import, security/pickle-over-network, security/xxe-lxml, security/unpinned-hub-artifact, security/model-output-executed, security/secret-in-code: labels of a project, read as data
# open: security/torch-load-unsafe
import ast
import ctypes
import json
import os
from pathlib import Path

import onnxruntime as ort
import streamlit as st
import torch
import torch.distributed as dist
import uvicorn
from fastapi import FastAPI
from lxml import etree
from openai import OpenAI
from transformers import AutoTokenizer

HERE = Path(__file__).parent
app = FastAPI()
client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], timeout=20)
SHAPES = {"box": lambda w, h: w * h, "dot": lambda w, h: 0.0}
fast = ctypes.CDLL(os.path.join(os.path.dirname(__file__), "fast.so"))
options = ort.SessionOptions()
session = ort.InferenceSession(str(HERE / "labels.onnx"), options)
tokenizer = AutoTokenizer.from_pretrained("hall/labels", revision="a3b1c0d2e4f5968778695a4b3c2d1e0f12345678")


def boxes(path: str) -> list[str]:
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    return [node.findtext("name") for node in tree.iter("object")]


def area(question: str) -> float:
    said = client.responses.create(model="gpt-4o-2024-08-06", instructions="Answer as [shape, width, height].", input=question, max_output_tokens=30)
    try:
        shape, width, height = ast.literal_eval(said.output_text)
    except (ValueError, SyntaxError):
        return 0.0
    return SHAPES.get(shape, SHAPES["dot"])(float(width), float(height))


def gathered(loss: torch.Tensor) -> list[torch.Tensor]:
    out = [torch.empty_like(loss) for _ in range(dist.get_world_size())]
    dist.all_gather(out, loss)
    return out


@app.get("/labels")
def labels() -> dict:
    return json.loads((HERE / "labels.json").read_text())


if __name__ == "__main__":
    st.write(boxes("data/one.xml"), area("a box of 2 by 3"))
    uvicorn.run(app, host="0.0.0.0", port=int(os.environ.get("PORT", "8000")))
