# style: package
class Trainer:
    """Fits a model on a bundle of arrays and keeps the score."""

    def __init__(self, model, metric):
        self.model = model
        self.metric = metric
        self.result = None

    def fit(self, bundle):
        self.model.fit(bundle["all"][0], bundle["all"][1])  # ! leakage/train-on-test
        return self

    def evaluate(self, bundle):
        X, y = bundle["test"]
        self.result = self.metric(y, self.model.predict(X))
        return self.result
