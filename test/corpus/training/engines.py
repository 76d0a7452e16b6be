# style: package
# note: clean; near training/zero-grad-missing: DeepSpeed's engine clears itself, Accelerate's optimizer is cleared by hand, LBFGS clears in its closure
import deepspeed
import torch
from accelerate import Accelerator
from torch import nn


def with_deepspeed(model, loader, config):
    engine, _, _, _ = deepspeed.initialize(model=model, model_parameters=model.parameters(), config=config)
    for batch in loader:
        loss = engine(batch["input_ids"], labels=batch["labels"]).loss
        engine.backward(loss)
        engine.step()


def with_accelerate(model, loader, epochs):
    accelerator = Accelerator(gradient_accumulation_steps=2)
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)
    model, optimizer, loader = accelerator.prepare(model, optimizer, loader)
    for _ in range(epochs):
        model.train()
        for batch in loader:
            with accelerator.accumulate(model):
                loss = model(**batch).loss
                accelerator.backward(loss)
                if accelerator.sync_gradients:
                    accelerator.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                optimizer.zero_grad()


def with_lbfgs(x, y):
    line = nn.Linear(1, 1)
    optimizer = torch.optim.LBFGS(line.parameters())

    def closure():
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(line(x), y)
        loss.backward()
        return loss

    for _ in range(20):
        optimizer.step(closure)
    return line
