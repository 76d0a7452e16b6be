from base import CounterCase
from text import normalise


class TextTest(CounterCase):
    def test_normalise(self):
        for given, expected in [("A, b!", "a  b"), (None, ""), ("", ""), ("ÉTÉ 1", "t  1")]:
            with self.subTest(given=given):
                self.assertEqual(normalise(given), expected)

    def test_counts_without_stop_words(self):
        self.assertEqual(self.counter.count(["The cat", "the cat!", None]), {"cat": 2})
