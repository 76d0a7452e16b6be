# style: course
# note: the tests ask a server that must run, and download their data
# open: testing/untested-feature-code testing/no-edge-case-test
import pandas as pd


def score_rows(rows):
    table = pd.DataFrame(rows)
    return (table["visits"] * 2 + table["orders"] * 10).tolist()
