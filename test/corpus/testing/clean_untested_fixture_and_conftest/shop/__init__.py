from .features import add_recency as with_recency
from .features import basket_stats
