from pathlib import Path

import joblib

from sound import log_mel

model = joblib.load("calls.joblib")
for path in Path("inbox").glob("*.wav"):
    print(path.name, model.predict_proba([log_mel(path)])[0, 1])
