# style: competition
# note: draws that are less common, and a seed that is none
import numpy as np

np.random.seed()
waits = np.random.gamma(2.0, size=100)  # ! reproducibility/legacy-np-random
sizes = np.random.lognormal(size=100)
angles = np.random.vonmises(0, 4, size=100)
print(waits.mean(), sizes.mean(), angles.mean())
