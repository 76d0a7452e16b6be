import sys

import mlflow.pyfunc
import pandas as pd

model = mlflow.pyfunc.load_model("models:/octane/Production")
spectra = pd.read_csv(sys.argv[1], index_col="sample")
spectra.assign(octane=model.predict(spectra)).to_csv(sys.argv[2])
