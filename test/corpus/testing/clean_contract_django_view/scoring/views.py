import json

import joblib
import numpy as np
from django.http import JsonResponse
from django.views import View

model = joblib.load("score.joblib")


def to_row(body):
    return np.array([[float(body["age"]), float(body.get("visits") or 0)]])


class ScoreView(View):
    def post(self, request):
        try:
            row = to_row(json.loads(request.body))
        except (KeyError, ValueError) as error:
            return JsonResponse({"error": str(error)}, status=400)
        return JsonResponse({"score": float(model.predict(row)[0])})
