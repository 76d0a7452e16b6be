# style: course
# note: clean; near leakage/target-in-features: the whole table goes in, and the pipeline picks its columns, the target not among them
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

passengers = pd.read_csv("passengers.csv")
prepare = ColumnTransformer([
    ("numbers", SimpleImputer(strategy="median"), ["age", "fare"]),
    ("classes", OneHotEncoder(handle_unknown="ignore"), ["deck", "sex"]),
])
model = make_pipeline(prepare, RandomForestClassifier(random_state=42))
print(cross_val_score(model, passengers, passengers["survived"], cv=10).mean())
