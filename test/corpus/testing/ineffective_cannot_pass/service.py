# style: course
# note: the test still builds the service as it was built before a change: it can't pass
import pandas as pd


class TripService:
    def __init__(self, zones, model):
        self.zones = zones
        self.model = model

    def features(self, trip):
        return pd.DataFrame([{"zone": self.zones.get(trip["zone"], -1), "hour": pd.Timestamp(trip["at"]).hour}])
