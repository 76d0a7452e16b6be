# style: beginner
# note: a character RNN after a tutorial: gradients are never cleared, the text is drawn with dropout on, softmax has no axis, the seed comes after the first weights
import string

import torch
import torch.nn as nn
import torch.nn.functional as F

text = open("shakespeare.txt").read()
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
itos = {i: c for c, i in stoi.items()}
data = torch.tensor([stoi[c] for c in text])

block_size = 128
batch_size = 32


class CharRNN(nn.Module):
    def __init__(self, vocab, hidden=256):
        super().__init__()
        self.embed = nn.Embedding(vocab, hidden)
        self.rnn = nn.GRU(hidden, hidden, num_layers=2, dropout=0.3, batch_first=True)
        self.fc = nn.Linear(hidden, vocab)

    def forward(self, x, h=None):
        out, h = self.rnn(self.embed(x), h)
        return self.fc(out), h


model = CharRNN(len(chars))
torch.manual_seed(1337)  # ! reproducibility/seed-after-use
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)


def get_batch():
    starts = torch.randint(len(data) - block_size - 1, (batch_size,))
    x = torch.stack([data[s:s + block_size] for s in starts])
    y = torch.stack([data[s + 1:s + block_size + 1] for s in starts])
    return x, y


total_loss = 0
for step in range(5000):  # ! training/zero-grad-missing
    x, y = get_batch()
    logits, _ = model(x)
    loss = F.cross_entropy(logits.view(-1, len(chars)), y.view(-1))
    loss.backward()
    optimizer.step()
    total_loss += loss  # ! training/graph-retained-in-history
    if step % 100 == 99:
        print(step, total_loss / 100)
        total_loss = 0


def sample(prompt, length=500, temperature=0.8):
    ids = torch.tensor([[stoi[c] for c in prompt if c in string.printable]])
    hidden = None
    out = prompt
    with torch.no_grad():
        for _ in range(length):
            logits, hidden = model(ids, hidden)  # ! training/eval-mode-missing
            probs = F.softmax(logits[:, -1] / temperature)  # ! numerics/softmax-implicit-dim
            ids = torch.multinomial(probs, 1)
            out += itos[ids.item()]
    return out


print(sample("ROMEO:"))
torch.save(model.state_dict, "char_rnn.pt")  # ! training/state-dict-not-called
