# style: package
# note: an except that swallows the assertion, a constant, a mock's own answer
# open: testing/untested-feature-code
import joblib


class Predictor:
    def __init__(self, path):
        self.model = joblib.load(path)

    def label(self, row):
        score = self.model.predict_proba([row])[0][1]
        return "late" if score > 0.5 else "on time"
