# style: package
# note: clean; near testing/no-data-schema-test: pandera says what must be in the file
# open: testing/no-determinism-test testing/no-edge-case-test testing/no-output-range-test testing/no-smoke-test
import pandas as pd
import pandera as pa
from sklearn.cluster import KMeans

SCHEMA = pa.DataFrameSchema({
    "x": pa.Column(float, pa.Check.in_range(-1, 1)),
    "y": pa.Column(float, nullable=False),
    "unit": pa.Column(str, unique=True),
})


def read(path):
    return SCHEMA.validate(pd.read_csv(path))


def cluster(path, count):
    units = read(path)
    return KMeans(count, random_state=0, n_init=1).fit_predict(units[["x", "y"]])
