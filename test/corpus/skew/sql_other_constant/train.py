# style: package
# note: the warehouse calls 500.00 a big order, the service 1000.00
import joblib
import pandas as pd
import sqlalchemy
from sklearn.linear_model import LogisticRegression

QUERY = """
select c.customer_id, f.orders_90d, f.revenue_90d, f.big_spender, c.churned
from customers c join (
    select customer_id, count(*) as orders_90d, sum(amount) / 100 as revenue_90d,
           case when max(amount) > 50000 then 1 else 0 end as big_spender
    from orders where ordered_at >= current_date - 90 group by customer_id
) f on f.customer_id = c.customer_id
"""
engine = sqlalchemy.create_engine("postgresql://warehouse/shop")
table = pd.read_sql(QUERY, engine)
columns = ["orders_90d", "revenue_90d", "big_spender"]
joblib.dump(LogisticRegression().fit(table[columns], table["churned"]), "churn_lr.joblib")
