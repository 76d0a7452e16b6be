import unittest

from text import WordCounter


class CounterCase(unittest.TestCase):
    def setUp(self):
        self.counter = WordCounter(stop=["the"])
