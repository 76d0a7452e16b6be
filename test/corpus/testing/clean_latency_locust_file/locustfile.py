from locust import HttpUser, between, task


class Driver(HttpUser):
    wait_time = between(0.1, 0.5)

    @task
    def ask(self):
        with self.client.post("/eta", json={"km": 3.5, "hour": 8}, catch_response=True) as response:
            if response.elapsed.total_seconds() > 0.2:
                response.failure("slower than 200 ms")
