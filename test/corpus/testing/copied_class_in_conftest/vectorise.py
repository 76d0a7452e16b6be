# style: package
# note: the tests' vectoriser is a paste of the project's, because the module opens a file when it is imported
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import json
import re

import numpy as np

VOCABULARY = json.load(open("vocabulary.json"))


def vectorise(text: str, vocabulary=None) -> np.ndarray:
    vocabulary = vocabulary or VOCABULARY
    counts = np.zeros(len(vocabulary))
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in vocabulary:
            counts[vocabulary[word]] += 1
    total = counts.sum()
    return counts / total if total else counts
