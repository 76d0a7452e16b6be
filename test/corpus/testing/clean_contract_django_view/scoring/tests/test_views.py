from unittest.mock import patch

from django.test import SimpleTestCase


class ScoreViewTest(SimpleTestCase):
    @patch("scoring.views.model")
    def test_score(self, model):
        model.predict.return_value = [0.5]
        answer = self.client.post("/api/score/", {"age": 30, "visits": None}, content_type="application/json")
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.json(), {"score": 0.5})

    def test_missing_age(self):
        answer = self.client.post("/api/score/", {"visits": 1}, content_type="application/json")
        self.assertEqual(answer.status_code, 400)
