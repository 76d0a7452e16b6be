# style: package
# note: clean; near security/secret-in-code: long hashes and names that are no keys
import hashlib

from datasets import load_dataset

EXPECTED = "sha256-3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed"
MODEL = "sk-learn-random-forest-for-churn-prediction-v2"
corpus = load_dataset("acme/news", revision="3f786850e387550fdab836ed7e6dc881de23001b")
print(hashlib.sha256(str(corpus).encode()).hexdigest() == EXPECTED, MODEL)
