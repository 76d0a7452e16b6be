# style: package
# note: clean; near skew/fitted-transformer-not-saved: encoder and model are artifacts of one pyfunc model
import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import OrdinalEncoder

from model import TicketModel

if __name__ == "__main__":
    tickets = pd.read_csv("tickets.csv")
    encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    codes = encoder.fit_transform(tickets[["product", "channel", "country"]])
    forest = RandomForestClassifier(300).fit(codes, tickets["urgent"])
    joblib.dump(encoder, "encoder.joblib")
    joblib.dump(forest, "forest.joblib")
    with mlflow.start_run():
        mlflow.pyfunc.log_model(
            "model",
            python_model=TicketModel(),
            artifacts={"encoder": "encoder.joblib", "forest": "forest.joblib"},
            registered_model_name="urgent-tickets",
        )
