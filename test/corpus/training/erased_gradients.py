# style: beginner
# note: cleared between backward and step
import torch
import torch.nn as nn

x = torch.linspace(-1, 1, 200).unsqueeze(1)
y = x ** 2 + 0.1 * torch.randn_like(x)

net = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
loss_func = nn.MSELoss()

for t in range(500):
    prediction = net(x)
    loss = loss_func(prediction, y)
    loss.backward()
    optimizer.zero_grad()  # ! training/zero-grad-between-backward-and-step
    optimizer.step()
    if t % 100 == 0:
        print(t, loss.item())
