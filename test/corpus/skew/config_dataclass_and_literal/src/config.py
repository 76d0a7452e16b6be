from dataclasses import dataclass


@dataclass(frozen=True)
class AudioConfig:
    sample_rate: int = 16000
    n_mels: int = 80
    seconds: float = 3.0
    checkpoint: str = "cough.keras"
