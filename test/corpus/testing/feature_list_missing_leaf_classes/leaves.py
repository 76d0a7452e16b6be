# style: course
# note: the service names the classes of a saved network in a list of its own, and its test puts a stub in the network's place
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np
from tensorflow import keras

CLASSES = ["blight", "healthy", "rust"]  # ! testing/no-feature-list-test


def load(path="models/leaves.keras"):
    return keras.models.load_model(path)


def name_leaf(model, image: np.ndarray) -> str:
    probabilities = model.predict(image[None] / 255.0, verbose=0)[0]
    return CLASSES[int(np.argmax(probabilities))]
