# style: course
# note: clean; near testing/ineffective-test: a helper of the tests asserts, and so do pandas and numpy
import pandas as pd


def one_hot(table, column, levels):
    codes = pd.Categorical(table[column], categories=levels)
    return pd.get_dummies(pd.Series(codes, name=column), prefix=column, dtype=int)


def clip_outliers(series, low, high):
    return series.clip(low, high)
