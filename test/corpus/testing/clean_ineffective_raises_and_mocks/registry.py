# style: package
# note: clean; near testing/ineffective-test: raises alone, warns alone, and what a mock was asked
import warnings


def register(client, name, accuracy, floor=0.8):
    if accuracy < floor:
        raise ValueError(f"{name}: {accuracy:.3f} is below the floor of {floor}")
    if accuracy > 0.999:
        warnings.warn("Too good to be true: is there a leak?")
    client.create_model_version(name=name, tags={"accuracy": f"{accuracy:.3f}"})


def label_of(model, row):
    return model.predict([row])[0]
