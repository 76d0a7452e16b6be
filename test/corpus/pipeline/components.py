# style: package
# note: components that use what stands outside, and whatever is newest
import json

import numpy as np
from kfp import dsl
from kfp.dsl import Dataset, Input, Output, component

LIMIT = 10


def clean(rows):
    return rows[:LIMIT]


@component(base_image="python:3.11.9", packages_to_install=["numpy"])  # ! pipeline/unpinned-image-or-package
def count(source: Input[Dataset], target: Output[Dataset]) -> int:
    rows = np.load(source.path)  # ! pipeline/kfp-component-not-self-contained
    with open(target.path, "w") as out:
        json.dump(clean(rows), out)  # ! pipeline/kfp-component-not-self-contained
    return len(rows)


@dsl.component(base_image="python:latest")  # ! pipeline/unpinned-image-or-package
def stop(n: int) -> bool:
    return n > LIMIT  # ! pipeline/kfp-component-not-self-contained


@dsl.component(base_image="acme/train")  # ! pipeline/unpinned-image-or-package
def empty():
    pass
