# style: competition
# note: clean; near leakage/fit-before-split: a notebook that was saved as a script, whose timed cells fit on the training rows
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

get_ipython().run_line_magic('matplotlib', 'inline')

# In[2]:


get_ipython().run_cell_magic('time', '', 'houses = pd.read_csv("houses.csv")\nX = houses.drop(columns=["sold"])\ny = houses["sold"]\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n')


# In[3]:


get_ipython().run_cell_magic('time', '', 'scaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n')


# In[4]:


model = LogisticRegression()
get_ipython().run_line_magic('time', 'model.fit(X_train, y_train)')
print(model.score(X_test, y_test))
