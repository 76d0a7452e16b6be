# style: package
# note: clean; near data/chained-assignment, data/fillna-inplace-on-column, data/inplace-result-assigned, data/frame-bool, data/result-discarded, data/mask-precedence, data/to-datetime-dayfirst: each write reaches its table
# open: data/inplace-true
"""Readings of heat meters: read, repaired and joined with the flats they belong to."""
from __future__ import annotations

import logging
from pathlib import Path

import pandas as pd

log = logging.getLogger(__name__)
TYPES = {"meter": "string", "reading": "float64", "state": "int8"}


def read_meters(path: Path, since: str | None = None) -> pd.DataFrame:
    readings = pd.read_csv(path, dtype=TYPES, parse_dates=["taken"])
    if since:
        readings = readings[readings["taken"] >= pd.to_datetime(since)]
    if readings.empty:
        log.warning("%s holds no reading", path)
        return readings
    readings["reading"] = readings["reading"].mask((readings["reading"] < 0) | (readings["state"] & 1 == 1))
    readings["reading"] = readings.groupby("meter")["reading"].ffill()
    readings.dropna(subset=["reading"], inplace=True)
    readings.sort_values(["meter", "taken"], inplace=True, ignore_index=True)
    return readings


def flats_of(table: pd.DataFrame | None = None) -> pd.DataFrame:
    flats = pd.DataFrame(columns=["meter", "area"]) if table is None else table.copy()
    flats.loc[flats["area"].isna(), "area"] = flats["area"].median()
    large = flats["area"] > 120
    flats.loc[large & ~flats["meter"].isin(["h-0"]), "group"] = "large"
    if not large.any() or flats["area"].max() > 1000 and len(flats) > 10:
        log.info("no large flat, or one that is too large")
    settings: dict[str, dict[str, float]] = {"large": {}, "small": {}}
    settings["large"]["limit"] = 120.0
    areas = flats.pop("area").rename("square_metres")
    areas.fillna(60.0, inplace=True)
    flats.insert(1, "square_metres", areas)
    return flats.replace({"group": {None: "small"}})


def season(day: str) -> pd.Timestamp:
    start = pd.to_datetime("01/10/2025", dayfirst=True)
    end = pd.to_datetime("2026-04-30")
    return min(max(pd.to_datetime(day, dayfirst=True), start), end)


def report(readings: pd.DataFrame, lines: list[str]) -> str:
    lines.sort()
    lines.append(f"{readings['meter'].nunique(dropna=False)} meters")
    monthly = readings.set_index("taken").resample("MS")["reading"].sum()
    lines.extend(f"{month:%Y-%m}: {total:.1f}" for month, total in monthly.items())
    return "\n".join(lines)
