# style: package
# note: clean; near numerics/einops-pattern
import torch
from einops import rearrange, reduce, repeat
from einops.layers.torch import Rearrange

images = torch.zeros(2, 3, 32, 32)
print(rearrange(images, "b c (h p) (w q) -> b (h w) (p q c)", p=8, q=8).shape)
print(rearrange([images, images], "n b c h w -> (n b) c h w").shape, rearrange(images, "b c ... -> b ... c").shape)
print(reduce(images, "b c h w -> b", "max").shape, reduce(images, "b c (h 2) (w 2) -> b c h w", "mean").shape)
print(repeat(images, "b c h w -> b c h w n", n=3).shape, repeat(images[0, 0], "h w -> 3 h w").shape)
flatten = Rearrange("b c h w -> b (c h w)")
