/** A module with what coverage.py counts in its own ways: docstrings, statements over several lines, decorators, functions within functions, functions on one line. */
export const FEATURES = `"""Features."""
import pandas as pd


def build(df):
    """Builds."""
    out = df.copy()
    out["x"] = (
        out["a"] * 2
    )
    return out


class Scaler:
    def __init__(self, k):
        self.k = k

    @property
    def twice(self):
        return self.k * 2

    def fit(self, x):
        if x is None:
            raise ValueError("x")
        def inner(y):
            return y + 1
        self.m = max(x)
        return self


def unused(x):
    return x / 2


def skipped(x):  # pragma: no cover
    return x / 3


def oneline(x): return x
`;

export const TESTS = `import pandas as pd
import pytest
from shop.features import Scaler, build


def test_build():
    assert list(build(pd.DataFrame({"a": [1, 2]}))["x"]) == [2, 4]


class TestScaler:
    @pytest.mark.parametrize("k", [1, 2])
    def test_fit(self, k):
        assert Scaler(k).fit([1, 2]).m == 2
`;

const executed = [2, 5, 7, 8, 11, 14, 15, 16, 18, 19, 22, 23, 25, 27, 28, 31, 39];
const missing = [20, 24, 26, 32];
const byFit = ['tests/test_features.py::TestScaler::test_fit[1]|run', 'tests/test_features.py::TestScaler::test_fit[2]|run'];

/** What \`coverage json --show-contexts\` writes of it, as far as it is read. */
export function jsonReport(parts: { readonly format?: number; readonly contexts?: boolean } = {}): string {
  const { format = 3, contexts = true } = parts;
  const byBuild = ['tests/test_features.py::test_build|run'];
  const region = (ran: readonly number[], not: readonly number[]): object => ({ executed_lines: ran, missing_lines: not, excluded_lines: [], summary: {} });
  return JSON.stringify({
    meta: { ...(format > 1 ? { format } : {}), version: '7.17.3', timestamp: '2026-03-01T09:30:00.5', branch_coverage: false, show_contexts: contexts },
    files: {
      'shop\\features.py': {
        executed_lines: executed, missing_lines: missing, excluded_lines: [35, 36], summary: {},
        ...(contexts ? { contexts: { 2: [''], 5: [''], 7: byBuild, 8: byBuild, 9: byBuild, 11: byBuild, 15: [''], 16: byFit, 22: [''], 23: byFit, 27: byFit, 28: byFit, 39: ['', 'tests/test_features.py::test_build|setup'] } } : {}),
        ...(format === 3 ? { functions: { '': region([2, 5, 14], []), build: region([7, 8, 11], []), 'Scaler.twice': region([], [20]), 'Scaler.fit': region([23, 25, 27, 28], [24]), 'Scaler.fit.inner': region([], [26]) } } : {}),
      },
    },
    totals: {},
  });
}

/** The same in Cobertura's XML, behind an absolute source folder of another machine. */
export function xmlReport(): string {
  const lines = [...executed.map((line) => `<line number="${String(line)}" hits="1"/>`), ...missing.map((line) => `<line number="${String(line)}" hits="0" branch="true" condition-coverage="50% (1/2)" missing-branches="4,exit"/>`)];
  return `<?xml version="1.0" ?>
<coverage version="7.17.3" timestamp="1795168529202" line-rate="0.7">
	<sources><source>/home/ci/a &amp; b/shop</source></sources>
	<packages><package name="."><classes><class name="features.py" filename="features.py"><methods/><lines>${lines.join('')}</lines></class></classes></package></packages>
</coverage>
`;
}

/** The same as an LCOV trace. */
export function lcovReport(): string {
  const lines = [...executed.map((line) => `DA:${String(line)},1,md5==`), ...missing.map((line) => `DA:${String(line)},0`)];
  return `TN:\nSF:shop/features.py\n${lines.join('\n')}\nLF:21\nLH:17\nFN:5,11,build\nFNDA:1,build\nFN:31,unused\nFNDA:1,unused\nBRDA:23,0,jump to line 24,-\nend_of_record\n`;
}
