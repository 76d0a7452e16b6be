from fastapi import FastAPI

from model import Pricer

app = FastAPI()
pricer = Pricer("airbnb.txt")


@app.post("/price")
def price(listing: dict[str, float]):
    return {"price": round(pricer.price(listing))}
