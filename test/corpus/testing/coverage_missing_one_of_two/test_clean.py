import pandas as pd

from clean import drop_test_accounts


def test_test_accounts_go():
    users = pd.DataFrame({"email": ["a@example.com", "b@mail.org"]})
    assert drop_test_accounts(users)["email"].tolist() == ["b@mail.org"]
