# style: package
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Experiment:
    path: str = "data/rides.csv"
    label: str = "cancelled"
    drop: tuple[str, ...] = ("ride_id", "driver_id")
    folds: int = 5
    grid: dict = field(default_factory=lambda: {"model__C": [0.01, 0.1, 1.0]})
