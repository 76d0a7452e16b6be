# style: package
# note: gradients are set to zero by name in two loops, for the generator and the critic
import torch


def critic_step(critic, generator, real, optimizer, latent):
    optimizer.zero_grad(set_to_none=False)  # ! performance/zero-grad-to-none
    fake = generator(torch.randn(len(real), latent, device=real.device)).detach()
    loss = critic(fake).mean() - critic(real).mean()
    loss.backward()
    optimizer.step()
    return loss.item()


def generator_step(critic, generator, size, optimizer, latent, device):
    generator.zero_grad(set_to_none=False)  # ! performance/zero-grad-to-none
    loss = -critic(generator(torch.randn(size, latent, device=device))).mean()
    loss.backward()
    optimizer.step()
    return loss.item()
