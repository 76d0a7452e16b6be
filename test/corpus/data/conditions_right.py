# style: package
# note: clean; near data/mask-precedence and frame-bool
# open: data/read-without-schema
import pandas as pd

people = pd.read_csv("people.csv")
adults = people[(people["age"] > 17) & (people["income"] > 0)]
young = people[people["age"].lt(18) | people["age"].isna()]
flagged = people[(people["flags"] & 4) == 4]
if len(people) > 3 and not adults.empty and people["age"].max() < 130:
    print(young.shape, flagged.shape)
tables = [people, adults]
if tables and adults is not None and (people["age"] > 0).all():
    print(people.query("age > 17 and income > 0").shape)
assert (people == people).all(axis=None)
