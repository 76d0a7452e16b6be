# style: course
# note: NLLLoss of scores, and of probabilities
import torch
import torch.nn as nn
import torch.nn.functional as F


class Names(nn.Module):
    def __init__(self, letters, hidden, languages):
        super().__init__()
        self.rnn = nn.RNN(letters, hidden)
        self.h2o = nn.Linear(hidden, languages)

    def forward(self, line):
        _, hidden = self.rnn(line)
        return self.h2o(hidden[0])


rnn = Names(57, 128, 18)
criterion = nn.NLLLoss()
optimizer = torch.optim.SGD(rnn.parameters(), lr=0.005)


def train(category, line):
    output = rnn(line)
    loss = criterion(output, category)  # ! training/nll-without-log-softmax
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def check(head, x, y):
    return F.nll_loss(F.softmax(head(x), dim=1), y)  # ! training/nll-without-log-softmax
