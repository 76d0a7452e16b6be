# style: competition
# note: clean; near training/amp-scaler-misuse, training/async-collective-not-waited, training/checkpoint-reentrant, training/clip-order, training/degenerate-output-layer, training/distributed-sampler-epoch, training/flatten-batch-dim, training/forward-called-directly, training/functional-dropout-always-on, training/grad-enabled-inference, training/graph-retained-in-history, training/module-built-in-forward, training/nll-without-log-softmax, training/require-grad-typo, training/scheduler-before-optimizer, training/sigmoid-bce-mismatch, training/softmax-before-cross-entropy, training/state-dict-not-called, training/train-mode-not-restored, training/zero-grad-between-backward-and-step, training/inplace-on-grad-tensor, training/state-written-in-forward: two networks that are trained in turn, steps by Accelerate
# open: training/no-early-stopping
import copy

import torch
import torch.distributed as dist
import torch.nn.functional as F
from accelerate import Accelerator
from torch import nn
from torch.utils.checkpoint import checkpoint_sequential
from torch.utils.data import DataLoader, DistributedSampler
from torchvision import datasets, transforms


class Maker(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.start = nn.Linear(100, width * 16)
        self.parts = nn.Sequential(
            nn.Unflatten(1, (width, 4, 4)), nn.ConvTranspose2d(width, width, 4, 2, 1), nn.BatchNorm2d(width), nn.ReLU(True),
            nn.ConvTranspose2d(width, 3, 4, 2, 1), nn.Tanh(),
        )

    def forward(self, noise):
        return checkpoint_sequential(self.parts, 2, self.start(noise), use_reentrant=False)


class Judge(nn.Module):
    def __init__(self, width=64, classes=5):
        super().__init__()
        self.eyes = nn.Sequential(nn.Conv2d(3, width, 4, 2, 1), nn.LeakyReLU(0.2, inplace=True), nn.Conv2d(width, width, 4, 2, 1))
        self.real = nn.Linear(width * 16, 1)
        self.kind = nn.Linear(width * 16, classes)
        self.register_buffer("seen", torch.zeros((), dtype=torch.long))

    def features(self, faces):
        return F.dropout(self.eyes(faces).flatten(start_dim=1), 0.3, training=self.training)

    def forward(self, faces):
        hidden = self.features(faces)
        return self.real(hidden).squeeze(1), F.log_softmax(self.kind(hidden), dim=1)


accelerator = Accelerator(mixed_precision="fp16")
faces = datasets.ImageFolder("faces", transforms.Compose([transforms.Resize(16), transforms.ToTensor()]))
sampler = DistributedSampler(faces)
loader = DataLoader(faces, batch_size=32, sampler=sampler, drop_last=True)
maker, judge = Maker(), Judge()
shadow = copy.deepcopy(maker).eval()
for parameter in shadow.parameters():
    parameter.requires_grad_(False)
make_step = torch.optim.Adam(maker.parameters(), lr=2e-4, betas=(0.5, 0.999))
judge_step = torch.optim.Adam(judge.parameters(), lr=2e-4, betas=(0.5, 0.999))
slower = torch.optim.lr_scheduler.LambdaLR(make_step, lambda epoch: 0.95**epoch)
maker, judge, make_step, judge_step, loader = accelerator.prepare(maker, judge, make_step, judge_step, loader)
is_real, which = nn.BCEWithLogitsLoss(), nn.NLLLoss()
history = {"judge": [], "maker": []}
for epoch in range(30):
    sampler.set_epoch(epoch)
    maker.train()
    for images, kinds in loader:
        noise = torch.randn(len(images), 100, device=images.device)
        made = maker(noise)
        judge_step.zero_grad()
        scores, log_kinds = judge(images)
        fake_scores, _ = judge(made.detach())
        loss = is_real(scores, torch.ones_like(scores)) + is_real(fake_scores, torch.zeros_like(fake_scores)) + which(log_kinds, kinds)
        accelerator.backward(loss)
        accelerator.clip_grad_norm_(judge.parameters(), 5.0)
        judge_step.step()
        history["judge"].append(loss.item())

        make_step.zero_grad()
        scores, _ = judge(made)
        loss = is_real(scores, torch.ones_like(scores))
        accelerator.backward(loss)
        make_step.step()
        history["maker"].append(float(loss.detach()))
        with torch.no_grad():
            for slow, fast in zip(shadow.parameters(), maker.parameters()):
                slow.lerp_(fast, 0.01)
    slower.step()
    maker.eval()
    with torch.no_grad():
        shown = shadow(torch.randn(16, 100))
    right = torch.zeros(1)
    handle = dist.all_reduce(right, async_op=True) if dist.is_initialized() else None
    if handle is not None:
        handle.wait()
    if accelerator.is_main_process:
        torch.save({"maker": accelerator.unwrap_model(maker).state_dict(), "shown": shown}, f"epoch-{epoch}.pt")
print({name: sum(losses) / len(losses) for name, losses in history.items()})
