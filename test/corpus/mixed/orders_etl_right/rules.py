class Rules:
    """What counts as what; not a table, though its methods have such names."""

    def __init__(self, limit: float):
        self.values = {"limit": limit}
        self.history = []

    def update(self, changes: dict) -> None:
        self.history.append(dict(self.values))
        self.values.update(changes)

    def replace(self, name: str, value: float) -> "Rules":
        self.values[name] = value
        return self

    def drop(self, name: str) -> None:
        self.values.pop(name, None)

    def is_luxury(self, price: float) -> bool:
        return price > self.values["limit"]


def relaxed(rules: Rules) -> Rules:
    rules.replace("limit", 100.0)
    rules.drop("floor")
    return rules
