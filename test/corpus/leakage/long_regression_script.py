# style: beginner
# note: the price is dropped from a frame that is not the one the model gets
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score
from sklearn.model_selection import train_test_split

# ---------- load ----------
data = pd.read_csv("laptops.csv", encoding="latin-1")
print(data.head())
print(data.shape)
print(data.isnull().sum())
print(data.duplicated().sum())

# ---------- clean ----------
data = data.drop_duplicates()
data["Ram"] = data["Ram"].str.replace("GB", "").astype(int)
data["Weight"] = data["Weight"].str.replace("kg", "").astype(float)
data["Touch"] = data["ScreenResolution"].str.contains("Touch").astype(int)
data["Ips"] = data["ScreenResolution"].str.contains("IPS").astype(int)
res = data["ScreenResolution"].str.extract(r"(\d+)x(\d+)").astype(float)
data["ppi"] = np.sqrt(res[0] ** 2 + res[1] ** 2) / data["Inches"]
data["Ssd"] = data["Memory"].str.extract(r"(\d+)GB SSD")[0].fillna(0).astype(int)

# ---------- look ----------
sns.histplot(data["Price_euros"])
plt.show()
sns.scatterplot(x="Ram", y="Price_euros", data=data)
plt.show()
print(data.groupby("Company")["Price_euros"].mean().sort_values())

# ---------- features ----------
model_data = data[["Ram", "Weight", "Touch", "Ips", "ppi", "Ssd", "Price_euros"]]
clean = model_data.drop("Price_euros", axis=1)
print("features:", list(clean.columns))

X = model_data  # ! leakage/target-in-features
y = model_data["Price_euros"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.15, random_state=2)

# ---------- model ----------
lr = LinearRegression()
lr.fit(X_train, y_train)
y_pred = lr.predict(X_test)
print("R2  ", r2_score(y_test, y_pred))
print("MAE ", mean_absolute_error(y_test, y_pred))
print("RMSE", np.sqrt(mean_squared_error(y_test, y_pred)))

plt.scatter(y_test, y_pred)
plt.xlabel("true price")
plt.ylabel("predicted price")
plt.show()
