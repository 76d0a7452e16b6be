import numpy as np
import pandas as pd


def prepare_data(event):  # ! testing/untested-feature-code
    placed = pd.Timestamp(event["placed_at"])
    total = max(event.get("total") or 0.0, 0.0)
    weekday = placed.dayofweek
    return {"hour": placed.hour, "log_total": float(np.log1p(total)), "is_weekend": int(weekday >= 5)}
