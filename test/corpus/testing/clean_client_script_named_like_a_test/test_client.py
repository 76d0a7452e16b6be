import random

import requests

row = {"visits": random.randint(0, 9), "orders": 1}
print(requests.post("http://localhost:9696/score", json=row).json())
