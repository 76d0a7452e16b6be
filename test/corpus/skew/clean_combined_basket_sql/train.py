# style: package
# note: clean; near skew/sql-python-mismatch, skew/dependency-version-mismatch, skew/feature-unknown-at-request: the same basket in SQL and in Python, the same releases
import joblib
import pandas as pd
import sqlalchemy
from sklearn.linear_model import LogisticRegression

QUERY = """
select customer_id, count(*) as orders_30d, coalesce(avg(amount), 0) / 100 as basket,
       case when max(amount) > 20000 then 1 else 0 end as large, max(returned) as returned
from orders where ordered_at >= current_date - 30 group by customer_id
"""
table = pd.read_sql(QUERY, sqlalchemy.create_engine("postgresql://warehouse/shop"))
columns = ["orders_30d", "basket", "large"]
joblib.dump(LogisticRegression().fit(table[columns], table["returned"]), "returns.joblib")
