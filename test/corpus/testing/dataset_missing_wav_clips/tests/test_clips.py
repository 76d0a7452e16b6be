from clips import list_clips


def test_clips_are_in_order(tmp_path):
    for name in ["b", "a"]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.npy").touch()
    assert [path.parent.name for path in list_clips(tmp_path)] == ["a", "b"]
