/** Programs of the golden set: each holds one finding that is explained, or none. */
export interface GoldenProgram {
  readonly name: string;
  readonly code: string;
  /** The rule whose finding is explained; null: the marked lines are clean and are explained as a selection. */
  readonly rule: string | null;
  /** Lines from 1, for clean programs. */
  readonly lines: readonly [from: number, to: number];
}

const head = `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
`;

export const programs: readonly GoldenProgram[] = [
  {
    name: 'scaler before the split', rule: 'leakage/fit-before-split', lines: [1, 1],
    code: `${head}from sklearn.preprocessing import StandardScaler

df = pd.read_csv("churn.csv")
y = df.pop("churn")
scaler = StandardScaler()
X = scaler.fit_transform(df)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`,
  },
  {
    name: 'copies before the split', rule: 'leakage/resample-before-split', lines: [1, 1],
    code: `${head}from imblearn.over_sampling import SMOTE

df = pd.read_csv("fraud.csv")
X, y = df.drop(columns="fraud"), df["fraud"]
X_more, y_more = SMOTE(random_state=0).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_more, y_more, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`,
  },
  {
    name: 'target among the features', rule: 'leakage/target-in-features', lines: [1, 1],
    code: `${head}
df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df, df["default"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`,
  },
  {
    name: 'settings chosen on the test set', rule: 'leakage/tune-on-test', lines: [1, 1],
    code: `${head}
df = pd.read_csv("a.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns="y"), df["y"], random_state=0)
best = 0.0
for c in [0.1, 1.0, 10.0]:
    score = LogisticRegression(C=c).fit(X_train, y_train).score(X_test, y_test)
    if score > best:
        best = score
        chosen = c
print(best, chosen)
`,
  },
  {
    name: 'swapped arguments of a metric', rule: 'evaluation/metric-args-swapped', lines: [1, 1],
    code: `${head}from sklearn.metrics import precision_score

df = pd.read_csv("a.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns="y"), df["y"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(precision_score(model.predict(X_test), y_test))
`,
  },
  {
    name: 'values from later rows', rule: 'leakage/future-values', lines: [1, 1],
    code: `${head}
df = pd.read_csv("sales.csv", parse_dates=["day"]).sort_values("day")
df["next_price"] = df["price"].shift(-1)
X, y = df[["price", "next_price"]], df["sold"]
X_train, X_test, y_train, y_test = train_test_split(X, y, shuffle=False)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`,
  },
  {
    name: 'a clean training loop', rule: null, lines: [10, 18],
    code: `import torch
from torch import nn
from torch.utils.data import DataLoader

train_loader = DataLoader(torch.load("train.pt", weights_only=True), batch_size=32, shuffle=True)
model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)

for epoch in range(5):
    model.train()
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
torch.save(model.state_dict(), "model.pt")
`,
  },
  {
    name: 'a clean pandas chain', rule: null, lines: [3, 8],
    code: `import pandas as pd

orders = pd.read_csv("orders.csv", parse_dates=["day"])
orders = orders[orders["total"] > 0].drop_duplicates(subset="id")
orders["price_per_item"] = orders["total"] / orders["items"]
by_customer = orders.groupby("customer")["total"].mean().reset_index()
customers = pd.read_csv("customers.csv").merge(by_customer, on="customer", how="left")
customers["total"] = customers["total"].fillna(0)
print(customers.head())
`,
  },
];
