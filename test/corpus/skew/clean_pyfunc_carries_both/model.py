import joblib
import mlflow.pyfunc


class TicketModel(mlflow.pyfunc.PythonModel):
    def load_context(self, context):
        self.encoder = joblib.load(context.artifacts["encoder"])
        self.forest = joblib.load(context.artifacts["forest"])

    def predict(self, context, model_input, params=None):
        codes = self.encoder.transform(model_input[["product", "channel", "country"]])
        return self.forest.predict_proba(codes)[:, 1]
