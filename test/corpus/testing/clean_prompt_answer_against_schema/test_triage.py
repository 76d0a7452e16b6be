import json
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from triage import Triage, triage

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text())


@pytest.mark.parametrize("case", GOLDEN)
def test_golden_set(case):
    client = MagicMock()
    client.chat.completions.create.return_value.choices[0].message.content = case["recorded"]
    result = triage(client, case["text"])
    assert isinstance(result, Triage)
    assert result.urgency in {"low", "high"}
    assert result.team == case["team"]
