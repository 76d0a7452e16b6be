import sys

import requests

URL = "http://localhost:8000"

with open(sys.argv[1], "rb") as table:
    print(requests.post(f"{URL}/train/shop", files={"file": table}).json())
print(requests.post(f"{URL}/predict/shop", json=[[1.0, 20.5, 3.0]]).json())
