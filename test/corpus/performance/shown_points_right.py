# style: course
# note: clean; near performance/tensor-cat-in-loop: what has grown so far is looked at in each round
import numpy as np
import torch


def spread(points: np.ndarray, distance: float) -> np.ndarray:
    shown = points[:1]
    for point in points[1:]:
        gaps = ((point - shown) ** 2).sum(axis=1)
        if gaps.min() < distance:
            continue
        shown = np.vstack([shown, point])
    return shown


def basis(vectors: torch.Tensor) -> torch.Tensor:
    found = vectors[:1] / vectors[0].norm()
    for vector in vectors[1:]:
        rest = vector - (found @ vector) @ found
        if rest.norm() > 1e-6:
            found = torch.cat([found, (rest / rest.norm()).unsqueeze(0)])
    return found


def scores(model: torch.nn.Module, loader) -> torch.Tensor:
    parts = []
    with torch.no_grad():
        for images in loader:
            parts.append(model(images))
    return torch.cat(parts)
