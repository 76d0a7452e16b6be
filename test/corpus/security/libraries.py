# style: package
# note: native libraries and packages of others
import os

import onnxruntime as ort
import tensorflow as tf
import torch
from torch.package import PackageImporter


def load(path):
    torch.classes.load_library(path)  # ! security/native-library-load
    return PackageImporter(path + ".pt")  # ! security/torch-package-import


tf.load_op_library(os.environ["OPS"])  # ! security/native-library-load
options = ort.SessionOptions()
options.register_custom_ops_library(os.environ["ORT_OPS"])  # ! security/onnx-custom-ops
importer = PackageImporter("from_partner.pt")  # ! security/torch-package-import
other = ort.SessionOptions()
other.register_custom_ops_library("ops/libcustom.so")  # ! security/onnx-custom-ops
