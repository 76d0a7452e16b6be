# style: beginner
# note: NumPy is given generators; week masks and tolerances that are none
import math

import numpy as np

words = [line.split() for line in open("reviews.txt")]
lengths = np.array(len(w) for w in words)  # ! numerics/array-from-generator
capitals = np.asarray(map(str.isupper, [w[0] for w in words]))  # ! numerics/array-from-generator
print(np.mean(len(w) for w in words))  # ! numerics/array-from-generator


def days(start, end):
    return np.busday_count(start, end, weekmask="11111000")  # ! numerics/weekmask


def is_working(day):
    return np.is_busday(day, weekmask="Mon Tue Wed Thu Friday")  # ! numerics/weekmask


closed = np.busdaycalendar(weekmask=[0, 0, 0, 0, 0, 0, 0])  # ! numerics/weekmask


def no_spread(values):
    return math.isclose(np.std(values), 0)  # ! numerics/isclose-zero


def balanced(debit, credit):
    return math.isclose(0.0, debit - credit)  # ! numerics/isclose-zero


def same(gain):
    return math.isclose(gain, 0, rel_tol=1e-3)  # ! numerics/isclose-zero
