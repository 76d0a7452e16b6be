# style: course
# note: clean; near training/zero-grad-missing, training/step-missing, training/graph-retained-in-history, training/sigmoid-bce-mismatch, training/train-mode-not-restored: two networks with two optimisers, a detached fake, and samples drawn in evaluation mode that is left again
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms
from torchvision.utils import save_image

torch.manual_seed(3)
device = "cuda" if torch.cuda.is_available() else "cpu"
LATENT = 64

digits = datasets.MNIST("data", train=True, download=True, transform=transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))]))
loader = DataLoader(digits, batch_size=128, shuffle=True, drop_last=True)


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(LATENT, 256),
            nn.BatchNorm1d(256),
            nn.LeakyReLU(0.2),
            nn.Linear(256, 784),
            nn.Tanh(),
        )

    def forward(self, z):
        return self.net(z).view(-1, 1, 28, 28)


class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Flatten(),
            nn.Linear(784, 256),
            nn.LeakyReLU(0.2),
            nn.Dropout(0.3),
            nn.Linear(256, 1),
            nn.Sigmoid(),
        )

    def forward(self, x):
        return self.net(x).squeeze(1)


generator, critic = Generator().to(device), Critic().to(device)
g_optimizer = torch.optim.Adam(generator.parameters(), lr=2e-4, betas=(0.5, 0.999))
c_optimizer = torch.optim.Adam(critic.parameters(), lr=2e-4, betas=(0.5, 0.999))
loss_fn = nn.BCELoss()
fixed = torch.randn(64, LATENT, device=device)

for epoch in range(20):
    g_total, c_total = 0.0, 0.0
    for images, _ in loader:
        images = images.to(device)
        real = torch.ones(len(images), device=device)
        fake = torch.zeros(len(images), device=device)

        made = generator(torch.randn(len(images), LATENT, device=device))
        c_loss = loss_fn(critic(images), real) + loss_fn(critic(made.detach()), fake)
        c_optimizer.zero_grad()
        c_loss.backward()
        c_optimizer.step()

        g_loss = loss_fn(critic(made), real)
        g_optimizer.zero_grad()
        g_loss.backward()
        g_optimizer.step()

        g_total += g_loss.item()
        c_total += c_loss.item()

    generator.eval()
    with torch.no_grad():
        save_image(generator(fixed), f"digits_{epoch:02d}.png", normalize=True)
    generator.train()
    print(epoch, g_total / len(loader), c_total / len(loader))

torch.save({"generator": generator.state_dict(), "critic": critic.state_dict()}, "gan.pt")
