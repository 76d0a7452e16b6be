import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from answer import ask, make_client

GOLDEN = [json.loads(line) for line in (Path(__file__).parent / "golden.jsonl").read_text().splitlines()]


def client_that_says(text):
    create = lambda **given: SimpleNamespace(content=[SimpleNamespace(text=text)])
    return SimpleNamespace(messages=SimpleNamespace(create=create))


@pytest.mark.llm
@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["question"])
def test_golden_set(case):
    result = ask(case["question"], case["context"], make_client())
    assert case["contains"] in result.answer
    assert result.sources == case["sources"]


def test_form_of_the_answer():
    assert ask("q", "c", client_that_says('{"answer": "9", "sources": [1]}')).sources == [1]


@pytest.mark.parametrize("text", ["9", '{"answer": "9"}', ""])
def test_other_forms_are_refused(text):
    with pytest.raises(ValidationError):
        ask("q", "c", client_that_says(text))
