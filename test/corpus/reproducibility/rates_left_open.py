# style: package
# note: optimisers without a learning rate
import torch
from sklearn.neighbors import NearestNeighbors
from tensorflow import keras

net = torch.nn.Linear(3, 1)
first = torch.optim.Adam(net.parameters())  # ! reproducibility/hyperparameters-implicit
second = torch.optim.SGD(net.parameters(), momentum=0.9)  # ! reproducibility/hyperparameters-implicit
third = torch.optim.Adam(net.parameters(), 3e-4)
fourth = torch.optim.Adam(net.parameters(), lr=3e-4)
fifth = keras.optimizers.Adam()  # ! reproducibility/hyperparameters-implicit
sixth = keras.optimizers.Adam(learning_rate=1e-3)
seventh = NearestNeighbors()  # ! reproducibility/hyperparameters-implicit
eighth = NearestNeighbors(n_neighbors=9)
print(first, second, third, fourth, fifth, sixth, seventh, eighth)
