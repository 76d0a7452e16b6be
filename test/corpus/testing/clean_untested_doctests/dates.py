# style: course
# note: clean; near testing/untested-feature-code: doctests, which pytest is told to run
import numpy as np
import pandas as pd


def cyclic_hour(hours):
    """The hour as a point on a circle.

    >>> cyclic_hour([0, 6]).round(2).tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    angle = 2 * np.pi * np.asarray(hours) / 24
    return np.column_stack([np.sin(angle), np.cos(angle)])


def age_group(ages, edges=(18, 65)):
    """Three groups by age; a missing age has a group of its own.

    >>> age_group([3, 40, None])
    ['child', 'adult', 'unknown']
    """
    names = ["child", "adult", "senior"]
    return ["unknown" if pd.isna(age) else names[int(np.digitize(age, edges))] for age in ages]
