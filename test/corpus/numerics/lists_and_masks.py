# style: package
# note: clean; near numerics/array-from-generator, weekmask and isclose-zero: lists, valid masks, absolute tolerances
import math

import numpy as np

words = [line.split() for line in open("reviews.txt")]
lengths = np.array([len(w) for w in words])
total = sum(len(w) for w in words)
stream = np.fromiter((len(w) for w in words), dtype=int)
pairs = np.array(list(zip(lengths, stream)))
mask = "1111100"
print(np.busday_count("2026-01", "2026-02", weekmask=mask), np.is_busday("2026-01-01", weekmask="Sun Mon Tue Wed Thu"))
print(np.busday_offset("2026-01-01", 3, weekmask=[1, 1, 1, 1, 1, 0, 0]))
print(math.isclose(total, 0, abs_tol=0.5), math.isclose(total, 17.0), np.isclose(total, 0))
