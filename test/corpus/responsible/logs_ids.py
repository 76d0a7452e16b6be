# style: package
# note: clean; near responsible/pii-logged-or-sent: counts and hashes
import logging

import pandas as pd

logger = logging.getLogger(__name__)
people = pd.read_csv("people.csv")
logger.info("%d rows, %d mails", len(people), people["email"].count())
for user in people.itertuples():
    logger.info("scoring %s", hash(user.email))
    print(user.id)
