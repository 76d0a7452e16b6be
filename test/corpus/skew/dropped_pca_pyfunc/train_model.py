# style: package
# note: the components are fitted, used and forgotten; the pyfunc model carries the regressor alone
import joblib
import mlflow
import mlflow.pyfunc
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.svm import SVR

from wrapper import OctaneModel

SPECTRUM = [f"nm_{wave}" for wave in range(900, 1700, 2)]


def train(path="gasoline.csv", components=400):
    gasoline = pd.read_csv(path)
    pca = PCA(n_components=components, whiten=True)
    reduced = pca.fit_transform(gasoline[SPECTRUM])  # ! skew/fitted-transformer-not-saved
    svr = SVR(C=100).fit(reduced, gasoline["octane"])
    joblib.dump(svr, "svr.joblib")
    with mlflow.start_run():
        mlflow.log_param("components", components)
        mlflow.pyfunc.log_model("octane", python_model=OctaneModel(), artifacts={"svr": "svr.joblib"}, registered_model_name="octane")


if __name__ == "__main__":
    train()
