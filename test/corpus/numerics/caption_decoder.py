# style: package
# note: a decoder in half precision whose mask overflows, and forms that lose their digits
import torch
import torch.nn as nn
import torch.nn.functional as F
from einops import rearrange, repeat


class CrossAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.to_q = nn.Linear(width, width)
        self.to_kv = nn.Linear(width, 2 * width)
        self.act = nn.Softmax()  # ! numerics/softmax-implicit-dim

    def forward(self, words, patches, mask):
        q = rearrange(self.to_q(words), "b t (h d) -> b h t c", h=self.heads)  # ! numerics/einops-pattern
        k, v = self.to_kv(patches).chunk(2, dim=-1)
        k, v = (rearrange(one, "b n (h d) -> b h n d", h=self.heads) for one in (k, v))
        with torch.autocast(device_type="cuda", dtype=torch.float16):
            scores = q @ k.transpose(-1, -2)
            scores = scores.masked_fill(mask == 0, -1e9)  # ! numerics/magic-negative-mask
            return self.act(scores) @ v


def start_tokens(token: torch.Tensor, count: int) -> torch.Tensor:
    first = token.mean(dim=0)
    return repeat(torch.tensor(first), "d -> b d c", b=count)  # ! numerics/tensor-copy numerics/einops-pattern


def next_words(logits: torch.Tensor) -> torch.Tensor:
    p = F.softmax(logits)  # ! numerics/softmax-implicit-dim
    best = p.max(dim=-1).values
    return torch.tensor(best)  # ! numerics/tensor-copy


def energy(scores: torch.Tensor) -> torch.Tensor:
    return torch.log(torch.exp(scores).sum(dim=-1))  # ! numerics/unstable-log-exp


def sparse(scores: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    scores = scores.half()
    return torch.where(mask, scores, -1e10)  # ! numerics/magic-negative-mask
