# style: package
# note: models of partners, loaded with all that they bring
# open: security/unpinned-hub-artifact
import pickle
import sys
import tarfile

import onnxruntime as ort
import requests
import torch
import yaml
from torch.package import PackageImporter
from transformers import AutoModelForCausalLM, pipeline


def settings(path):
    with open(path) as file:
        return yaml.load(file, Loader=yaml.UnsafeLoader)  # ! security/yaml-unsafe


def fetch(url, folder):
    answer = requests.get(url, timeout=30)
    with open(f"{folder}/model.tgz", "wb") as file:
        file.write(answer.content)
    with tarfile.open(f"{folder}/model.tgz") as files:
        files.extractall(folder)  # ! security/archive-traversal
    return pickle.loads(requests.get(url + ".pkl", timeout=30).content)  # ! security/unsafe-deserialisation


def detector(path):
    package = PackageImporter(path)  # ! security/torch-package-import
    return package.load_pickle("detector", "model.pkl")


def reader(folder):
    options = ort.SessionOptions()
    options.register_custom_ops_library(f"{folder}/ops.so")  # ! security/onnx-custom-ops
    return ort.InferenceSession(f"{folder}/reader.onnx", options)


def talker():
    model = AutoModelForCausalLM.from_pretrained("partner/talker-7b", trust_remote_code=True)  # ! security/trust-remote-code
    return model, pipeline("text-generation", model="partner/talker-1b", trust_remote_code=True)  # ! security/trust-remote-code


torch.ops.load_library(sys.argv[1])  # ! security/native-library-load
state = torch.load(sys.argv[2], weights_only=False)  # ! security/torch-load-unsafe
