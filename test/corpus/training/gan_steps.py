# style: course
# note: clean; near training/zero-grad-between-backward-and-step: two optimizers, each cleared before its own backward
import torch
from torch import nn


def train(generator, discriminator, loader, epochs=50):
    bce = nn.BCEWithLogitsLoss()
    opt_g = torch.optim.Adam(generator.parameters(), lr=2e-4, betas=(0.5, 0.999))
    opt_d = torch.optim.Adam(discriminator.parameters(), lr=2e-4, betas=(0.5, 0.999))
    for epoch in range(epochs):
        for real in loader:
            noise = torch.randn(real.size(0), 100, 1, 1)
            fake = generator(noise)
            d_loss = bce(discriminator(real), torch.ones(real.size(0), 1)) + bce(discriminator(fake.detach()), torch.zeros(real.size(0), 1))
            opt_d.zero_grad()
            d_loss.backward()
            opt_g.zero_grad()
            opt_d.step()

            g_loss = bce(discriminator(fake), torch.ones(real.size(0), 1))
            g_loss.backward()
            opt_g.step()
        print(epoch, d_loss.item(), g_loss.item())
