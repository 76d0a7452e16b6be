import torch

from gru import Gru

net = Gru()
net.load_state_dict(torch.load("gait_net.pt"))
net.eval()
walks = torch.load("new_walks.pt")
with torch.no_grad():
    labels = torch.cat([net(part).argmax(1) for part in walks.split(32)])
torch.save(labels, "labels.pt")
