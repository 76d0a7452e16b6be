# style: package
# note: clean; near security/native-library-load: libraries beside the code, and a package of its own
import os
from pathlib import Path

import onnxruntime as ort
import tensorflow as tf
import torch
from onnxruntime_extensions import get_library_path
from torch.package import PackageExporter, PackageImporter

HERE = os.path.dirname(os.path.abspath(__file__))
torch.ops.load_library(os.path.join(HERE, "ops.so"))
tf.load_op_library("./voxelise.so")
options = ort.SessionOptions()
options.register_custom_ops_library(get_library_path())
options.register_custom_ops_library(str(Path(__file__).with_name("own_ops.so")))
with PackageExporter("net.pt") as exporter:
    exporter.save_pickle("net", "net.pkl", torch.nn.Linear(1, 1))
net = PackageImporter("net.pt").load_pickle("net", "net.pkl")
