# style: beginner
# note: a demo of a workshop that the whole network can reach
# open: security/unpinned-hub-artifact
import argparse

import gradio as gr
import onnxruntime as ort
import pandas as pd
import streamlit as st
import tensorflow as tf
import torch
import yaml
from flask import Flask, request
from torch import package
from transformers import AutoTokenizer

parser = argparse.ArgumentParser()
parser.add_argument("--package")
parser.add_argument("--ops")
args = parser.parse_args()
app = Flask(__name__)
rooms = pd.read_parquet("rooms.parquet")
config = yaml.load(open("demo.yaml"), Loader=yaml.Loader)  # ! security/yaml-unsafe
tokenizer = AutoTokenizer.from_pretrained("workshop/tokens", trust_remote_code=True)  # ! security/trust-remote-code
custom = tf.load_op_library(args.ops)  # ! security/native-library-load
model = package.PackageImporter(args.package).load_pickle("model", "model.pkl")  # ! security/torch-package-import
options = ort.SessionOptions()
options.register_custom_ops_library(args.ops)  # ! security/onnx-custom-ops


@app.route("/rooms")
def found():
    return rooms.query(request.args["filter"]).to_json()  # ! security/pandas-eval-untrusted


demo = gr.Interface(lambda text: text[::-1], "text", "text")
demo.launch(server_name="0.0.0.0", share=True)  # ! security/exposed-ml-server
if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)  # ! security/exposed-ml-server
