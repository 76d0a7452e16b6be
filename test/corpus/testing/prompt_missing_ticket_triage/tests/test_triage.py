from triage import to_prompt


def test_whitespace_is_folded():
    assert to_prompt("my   parcel\nis lost").endswith("Ticket: my parcel is lost")


def test_long_tickets_are_cut():
    assert to_prompt("x" * 5000).count("x") == 2000
