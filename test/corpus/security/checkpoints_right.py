# style: package
# note: clean; near security/torch-load-unsafe, security/onnx-custom-ops, security/torch-package-import, security/native-library-load, security/trust-remote-code, security/yaml-unsafe, security/archive-traversal: what is loaded lies beside the code, or is data
"""Loads what a release of the recogniser consists of."""
from __future__ import annotations

import json
import tarfile
from pathlib import Path

import onnxruntime as ort
import torch
import yaml
from safetensors.torch import load_file
from torch import nn
from torch.package import PackageExporter, PackageImporter
from transformers import AutoModel, AutoTokenizer

HERE = Path(__file__).resolve().parent
PINNED = "3f1d2ab4c5e6978877665544332211ffeeddccbb"


def unpack(archive: Path, target: Path) -> None:
    with tarfile.open(archive) as files:
        files.extractall(target, filter="data")


def settings() -> dict:
    with open(HERE / "settings.yaml") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader) | json.loads((HERE / "extra.json").read_text())


def session(model: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.register_custom_ops_library(str(HERE / "lib" / "tokenise.so"))
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def weights(model: nn.Module, path: Path) -> nn.Module:
    if path.suffix == ".safetensors":
        model.load_state_dict(load_file(path))
    else:
        model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return model.eval()


def encoder(local: bool):
    name = str(HERE / "encoder") if local else "hall/encoder"
    tokenizer = AutoTokenizer.from_pretrained(name, revision=PINNED)
    return tokenizer, AutoModel.from_pretrained(name, trust_remote_code=True, revision=PINNED)


def packed(model: nn.Module) -> nn.Module:
    target = "build/recogniser.pt"
    with PackageExporter(target) as exporter:
        exporter.intern("recogniser.**")
        exporter.save_pickle("recogniser", "model.pkl", model)
    return PackageImporter(target).load_pickle("recogniser", "model.pkl")


torch.ops.load_library(str(HERE / "lib" / "voxels.so"))
