# style: beginner
# note: clean; near numerics/array-from-generator: in Python 2 map() gives a list
import numpy as np

points = np.random.multivariate_normal([0, 0], [[1, 0.0], [0.0, 1.0]], 1000)
print points
distances = np.array(map(np.linalg.norm, points))
print "largest:", distances.max()
