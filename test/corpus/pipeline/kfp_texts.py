# style: competition
# note: components that use names of the module, and an image with a moving tag
import re
from typing import NamedTuple

from kfp import dsl

STOP = {"the", "a"}


class Found(NamedTuple):
    words: int


@dsl.component(base_image="python:3.12.4")
def counted(text: str) -> int:
    return len(re.findall(r"\w+", text))  # ! pipeline/kfp-component-not-self-contained


@dsl.component(base_image="ghcr.io/texts/words:latest")  # ! pipeline/unpinned-image-or-package
def kept(text: str) -> int:
    words = [word for word in text.split() if word not in STOP]  # ! pipeline/kfp-component-not-self-contained
    return len(words)


@dsl.pipeline(name="texts")
def texts(text: str = "the cat"):
    counted(text=text)
    kept(text=text)
