# style: beginner
# note: clean; near testing/untested-feature-code: plots, files and settings alone: nothing here that deserves a test of its own
import json
from dataclasses import dataclass

import matplotlib.pyplot as plt
import pandas as pd


@dataclass
class Options:
    bins: int = 20
    title: str = "Ages"


def read_options(path):
    with open(path) as file:
        return Options(**json.load(file))


def read_table(path):
    return pd.read_csv(path)


def plot_ages(table, options):
    figure, axes = plt.subplots()
    axes.hist(table["age"], bins=options.bins)
    axes.set_title(options.title)
    return figure


def main():
    options = read_options("options.json")
    plot_ages(read_table("people.csv"), options).savefig("ages.png")


if __name__ == "__main__":
    main()
