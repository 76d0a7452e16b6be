from shop import with_recency


def test_recency(orders):
    result = with_recency(orders, "2024-01-11")
    assert result["recency"].tolist() == [10, 6, 0]
    assert "recency" not in orders.columns


def test_stats(stats):
    assert stats.loc["a", "max"] == 3.0
    assert stats.loc["b", "mean"] == 0.0
