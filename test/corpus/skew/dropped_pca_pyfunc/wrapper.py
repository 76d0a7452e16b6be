import joblib
import mlflow.pyfunc


class OctaneModel(mlflow.pyfunc.PythonModel):
    def load_context(self, context):
        self.svr = joblib.load(context.artifacts["svr"])

    def predict(self, context, model_input, params=None):
        return self.svr.predict(model_input.to_numpy())
