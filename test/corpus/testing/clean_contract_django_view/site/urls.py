# style: package
# note: clean; near testing/no-contract-test: Django's client asks the view by the path of two tables
# open: testing/no-latency-test testing/no-behaviour-test testing/no-feature-list-test testing/no-output-range-test
from django.urls import include, path

urlpatterns = [path("api/", include("scoring.urls"))]
