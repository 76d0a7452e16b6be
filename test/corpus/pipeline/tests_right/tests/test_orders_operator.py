# style: package
# note: clean; near pipeline/airflow-no-schedule: a DAG that a test makes is never scheduled
import datetime
import unittest

from airflow import DAG

from orders.operators import OrdersOperator


class TestOrdersOperator(unittest.TestCase):
    def setUp(self):
        self.dag = DAG("orders_test", start_date=datetime.datetime(2026, 1, 1))

    def test_orders(self):
        task = OrdersOperator(task_id="orders", dag=self.dag)
        self.assertEqual(task.dag, self.dag)
