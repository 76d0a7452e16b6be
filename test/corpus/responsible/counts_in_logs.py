# style: package
# note: clean; near responsible/pii-logged-or-sent: keys, counts, statistics, the user's own argument
import argparse
import logging

import pandas as pd

logger = logging.getLogger(__name__)
args = argparse.ArgumentParser().parse_args()
customers = pd.read_csv("customers.csv")
for _, customer in customers.iterrows():
    logger.info("scoring %s", customer["customer_id"])
print(customers["email"].isna().sum(), len(customers["phone"]), args.email)
logger.info("%d without a phone", customers["phone"].isna().sum())
