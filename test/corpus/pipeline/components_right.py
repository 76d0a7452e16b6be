# style: package
# note: clean; near pipeline/kfp-component-not-self-contained: everything inside, everything pinned
import numpy as np
from kfp import dsl
from kfp.dsl import Dataset, Input, component

IMAGE = "registry.example.org/train:2024-05-01"


@component(base_image=IMAGE, packages_to_install=["numpy==2.0.2", "pandas>=2.2,<3"])
def count(source: Input[Dataset], limit: int = 3) -> int:
    import numpy as np

    def half(x):
        return x // 2

    rows = np.load(source.path)
    return half(len([row for row in rows if row > limit]))


@dsl.pipeline(name="p")
def pipeline():
    count(source=np.zeros(1))


picture = dict(image="plot.png")
