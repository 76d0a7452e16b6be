# style: beginner
# note: clean; near leakage/split-unpack-order: the names say nothing about order, and the use is right
from sklearn.datasets import load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

wine = load_wine()
a, b, c, d = train_test_split(wine.data, wine.target, test_size=0.2, random_state=31)
rf = RandomForestClassifier(random_state=31)
rf.fit(a, c)
print("accuracy", accuracy_score(d, rf.predict(b)))
