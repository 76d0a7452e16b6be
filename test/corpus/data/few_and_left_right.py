# style: package
# note: clean; near data/frame-grown-in-loop: a loop that is left with the first row, and one of six rounds
import pandas as pd


def add_first_offer(offers: pd.DataFrame, basket, is_close):
    for _, offer in offers.iterrows():
        if not is_close(offer):
            continue
        if len(basket.offers) == 0:
            basket.offers = pd.DataFrame([offer])
        else:
            row = pd.DataFrame([offer])
            basket.offers = pd.concat([basket.offers, row])
        basket.changed = True
        break
    return basket


def repeated(part: pd.DataFrame) -> pd.DataFrame:
    whole = part.copy()
    for _ in range(6):
        whole = pd.concat([whole, part])
    return whole
