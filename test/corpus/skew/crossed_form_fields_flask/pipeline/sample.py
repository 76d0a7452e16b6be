import pandas as pd


class Athlete:
    def __init__(self, height_cm, weight_kg, age, resting_pulse):
        self.height_cm = height_cm
        self.weight_kg = weight_kg
        self.age = age
        self.resting_pulse = resting_pulse

    def frame(self):
        return pd.DataFrame(
            {"height_cm": [self.height_cm], "weight_kg": [self.weight_kg], "age": [self.age], "resting_pulse": [self.resting_pulse]}
        )
