# style: course
# note: components that need what stands outside of them, in images without a release
import json

import numpy as np
import pandas as pd
from kfp import dsl

LIMIT = 0.8


def sharpness(image):
    return float(np.var(np.diff(image)))


@dsl.component(base_image="python:3.12.4-slim", packages_to_install=["numpy==2.1.0"])
def sharp(path: str) -> float:
    import numpy as np

    return sharpness(np.load(path))  # ! pipeline/kfp-component-not-self-contained


@dsl.component(base_image="tensorflow/tensorflow", packages_to_install=["pandas==2.2.3"])  # ! pipeline/unpinned-image-or-package
def chosen(path: str) -> int:
    import pandas as pd

    photos = pd.read_parquet(path)
    return int((photos["score"] > LIMIT).sum())  # ! pipeline/kfp-component-not-self-contained


@dsl.component(base_image="python:3.12.4-slim", packages_to_install=["pandas", "pillow"])  # ! pipeline/unpinned-image-or-package
def told(path: str) -> str:
    return json.dumps(path)  # ! pipeline/kfp-component-not-self-contained


@dsl.pipeline(name="photos")
def photos(path: str = "C:\\Users\\lena\\photos"):  # ! pipeline/absolute-path
    sharp(path=path)
    chosen(path=path)
    told(path=path)
