# style: competition
# note: a notebook that was saved as a script: the timed cell scales all rows, and the split comes after it
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

get_ipython().run_line_magic('matplotlib', 'inline')

houses = pd.read_csv("houses.csv")
X = houses.drop(columns=["sold"])
y = houses["sold"]

# In[2]:


get_ipython().run_cell_magic('time', '', 'scaler = StandardScaler()\nX = scaler.fit_transform(X)\n')  # ! leakage/fit-before-split


# In[3]:


X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression()
get_ipython().run_line_magic('time', 'model.fit(X_train, y_train)')
print(model.score(X_test, y_test))
