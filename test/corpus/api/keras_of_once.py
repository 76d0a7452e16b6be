# style: course
# note: clean; near api/unknown-keyword, api/unknown-nested-param: words of the first Keras, and steps that the search itself exchanges
# open: api/removed-sklearn-keras-api api/scaling-missing
from keras.layers import GRU, LSTM, Convolution2D, Dense
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

layers = [
    LSTM(output_dim=32, init="glorot_uniform", inner_init="orthogonal", dropout_W=0.1, dropout_U=0.1),
    GRU(32, W_regularizer=None, U_regularizer=None, b_regularizer=None, dropout_W=0.0),
    Convolution2D(nb_filter=8, nb_row=3, nb_col=3, border_mode="same", subsample=(1, 1)),
    Dense(output_dim=10, init="uniform", W_regularizer=None),
]
pipe = Pipeline([("scale", StandardScaler()), ("model", SVC())])
grid = [
    {"model": [SVC()], "scale": [StandardScaler(), None], "model__gamma": [0.01, 0.1], "model__C": [1, 10]},
    {"model": [RandomForestClassifier(n_estimators=100)], "scale": [None], "model__max_features": [1, 2, 3]},
]
print(GridSearchCV(pipe, grid, cv=5), layers)
