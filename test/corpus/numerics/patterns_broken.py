# style: package
# note: einops patterns that einops refuses
import torch
from einops import rearrange, reduce, repeat
from einops.layers.torch import Rearrange

images = torch.zeros(2, 3, 32, 32)
a = rearrange(images, "b c h w -> b (h w")  # ! numerics/einops-pattern
b = rearrange(images, "b c h w -> b (h w)")  # ! numerics/einops-pattern
c = reduce(images, "b c h w -> b c k", "mean")  # ! numerics/einops-pattern
d = repeat(images, "b c h w -> b c h w n")  # ! numerics/einops-pattern
e = Rearrange("b c h h -> b (c h)")  # ! numerics/einops-pattern
