# style: course
# note: clean; near testing/no-data-schema-test: each row of the file passes a model of pydantic, and a test gives it bad ones
# open: testing/no-determinism-test testing/no-edge-case-test testing/no-output-range-test testing/no-smoke-test testing/no-behaviour-test
import pandas as pd
from pydantic import BaseModel, Field, field_validator
from sklearn.neighbors import NearestNeighbors


class Point(BaseModel):
    id: int
    a: float = Field(ge=0, le=1)
    b: float = Field(ge=0, le=1)

    @field_validator("id")
    @classmethod
    def is_positive(cls, value):
        if value <= 0:
            raise ValueError("ids start at 1")
        return value


def read_points(path):
    return pd.DataFrame([Point(**row).model_dump() for row in pd.read_csv(path).to_dict("records")])


def build_index(path):
    points = read_points(path)
    return NearestNeighbors(n_neighbors=1).fit(points[["a", "b"]])
