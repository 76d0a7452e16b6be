/** A workspace of many small projects that train a model and serve it, written by a formula. Ten files each. */
export function twoSidedWorkspace(files: number): Record<string, string> {
  const written: Record<string, string> = { 'pyproject.toml': '[project]\nname = "many"\nversion = "1"\n' };
  for (let n = 0; n * 10 < files; n++) Object.assign(written, project(n));
  return written;
}

function project(n: number): Record<string, string> {
  const s = String(n);
  const at = `team_${String(n % 7)}/product_${s}`;
  const module = `team_${String(n % 7)}.product_${s}`;
  return {
    [`${at}/__init__.py`]: '',
    [`${at}/config.py`]: `MODEL = "models/model_${s}.joblib"\nSCALER = "models/scaler_${s}.joblib"\nCOLUMNS = ["age", "income", "tenure", "visits"]\nSEED = ${s}\n`,
    [`${at}/data.py`]: `import pandas as pd\n\nfrom ${module}.config import COLUMNS\n\n\ndef read(path):\n    table = pd.read_csv(path)\n    table = table.drop_duplicates()\n    for column in COLUMNS:\n        table[column] = table[column].clip(table[column].quantile(0.01), table[column].quantile(0.99))\n    return table\n\n\ndef write(table, path):\n    table.to_csv(path, index=False)\n`,
    [`${at}/features.py`]: features(s),
    [`${at}/model.py`]: `from sklearn.ensemble import RandomForestClassifier\nfrom sklearn.linear_model import LogisticRegression\n\n\ndef make(kind="linear"):\n    if kind == "linear":\n        return LogisticRegression(max_iter=${String(200 + n)})\n    return RandomForestClassifier(n_estimators=${String(100 + n)}, random_state=${s})\n`,
    [`${at}/train.py`]: train(s, module),
    [`${at}/evaluate.py`]: `import joblib\nfrom sklearn.metrics import accuracy_score, roc_auc_score\n\nfrom ${module}.config import MODEL\n\n\ndef report(X, y):\n    model = joblib.load(MODEL)\n    predicted = model.predict(X)\n    print("accuracy", accuracy_score(y, predicted))\n    print("auc", roc_auc_score(y, model.predict_proba(X)[:, 1]))\n`,
    [`${at}/serve.py`]: serve(s, module),
    [`${at}/batch.py`]: `import joblib\nimport pandas as pd\n\nfrom ${module}.config import COLUMNS, MODEL, SCALER\n\n\ndef main(source="today.csv"):\n    model, scaler = joblib.load(MODEL), joblib.load(SCALER)\n    rows = pd.read_csv(source)\n    rows["score"] = model.predict_proba(scaler.transform(rows[COLUMNS]))[:, 1]\n    rows.to_csv("scores_${s}.csv")\n\n\nif __name__ == "__main__":\n    main()\n`,
    [`${at}/plots.py`]: `import matplotlib.pyplot as plt\n\n\ndef histogram(table, column):\n    figure, axes = plt.subplots()\n    axes.hist(table[column], bins=${String(20 + (n % 5))})\n    axes.set_title(column)\n    return figure\n\n\ndef scatter(table, a, b):\n    figure, axes = plt.subplots()\n    axes.scatter(table[a], table[b])\n    return figure\n`,
  };
}

function features(s: string): string {
  return `import numpy as np
import pandas as pd


def add_ratios(table):
    table = table.copy()
    table["income_per_year"] = table["income"] / (table["tenure"] + 1)
    table["visits_per_month"] = table["visits"] / 12
    table["log_income"] = np.log1p(table["income"])
    return table


def add_dates(table, column="joined"):
    joined = pd.to_datetime(table[column])
    table["month_sin"] = np.sin(2 * np.pi * joined.dt.month / 12)
    table["month_cos"] = np.cos(2 * np.pi * joined.dt.month / 12)
    table["weekday"] = joined.dt.dayofweek
    return table


class Builder_${s}:
    def __init__(self, columns):
        self.columns = columns
        self.known = {}

    def build(self, table):
        for column in self.columns:
            if column not in table.columns:
                table[column] = 0
            self.known[column] = True
        return add_ratios(table)[self.columns]
`;
}

/** The training side; the scaler is saved where `saved` says so. */
export function train(s: string, module: string, saved = true): string {
  return `import joblib
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from ${module}.config import COLUMNS, MODEL, SCALER, SEED
from ${module}.data import read
from ${module}.evaluate import report
from ${module}.features import Builder_${s}
from ${module}.model import make


def main(path="customers_${s}.csv"):
    table = read(path)
    X = Builder_${s}(COLUMNS).build(table)
    X_train, X_test, y_train, y_test = train_test_split(X, table["churned"], random_state=SEED)
    scaler = StandardScaler()
    X_train = scaler.fit_transform(X_train)
    model = make()
    model.fit(X_train, y_train)
    joblib.dump(model, MODEL)
${saved ? '    joblib.dump(scaler, SCALER)\n' : ''}    report(scaler.transform(X_test), y_test)


if __name__ == "__main__":
    main()
`;
}

/** The serving side; the scaler is applied where `scales` says so. */
export function serve(s: string, module: string, scales = true): string {
  return `import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

from ${module}.config import COLUMNS, MODEL, SCALER

app = FastAPI(title="product ${s}")
model = joblib.load(MODEL)
${scales ? 'scaler = joblib.load(SCALER)\n' : ''}

class Customer(BaseModel):
    age: float
    income: float
    tenure: float
    visits: float


@app.post("/score")
def score(customer: Customer):
    row = pd.DataFrame([customer.model_dump()])[COLUMNS]
    return {"score": float(model.predict_proba(${scales ? 'scaler.transform(row)' : 'row'})[0, 1])}
`;
}
