# style: beginner
# note: softmax at the end of forward, and CrossEntropyLoss
import torch
import torch.nn as nn


class Iris(nn.Module):
    def __init__(self):
        super(Iris, self).__init__()
        self.fc1 = nn.Linear(4, 50)
        self.fc2 = nn.Linear(50, 3)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = self.fc2(x)
        return self.softmax(x)


x, y = torch.randn(150, 4), torch.randint(0, 3, (150,))
model = Iris()
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(100):
    optimizer.zero_grad()
    y_pred = model(x)
    loss = loss_fn(y_pred, y)  # ! training/softmax-before-cross-entropy
    loss.backward()
    optimizer.step()
