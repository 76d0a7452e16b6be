# style: package
# note: clean; near testing/untested-feature-code: the body of a task under its decorator, and a step that is set up with partial
from functools import partial

import pandas as pd
from prefect import flow, task


def clip(table, column, low, high):
    return table.assign(**{column: table[column].fillna(low).clip(low, high)})


clip_age = partial(clip, column="age", low=0, high=110)


@task
def prepare(table):
    return clip_age(table).assign(is_adult=lambda part: part["age"] >= 18)


@flow
def nightly(table):
    return prepare(table)
