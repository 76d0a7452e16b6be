# style: competition
# note: pictures are prepared by torchvision in training, by numpy in the predictor; no test gives one picture to both
# open: testing/untested-feature-code testing/no-quality-gate testing/no-roundtrip-test testing/no-learnability-test testing/no-determinism-test testing/no-smoke-test testing/no-output-range-test testing/no-edge-case-test testing/no-feature-list-test testing/no-behaviour-test testing/no-data-schema-test
import torch
from torchvision import datasets, models, transforms

prepare = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.5] * 3)])


def train(folder, epochs=3):  # ! testing/no-parity-test@parity
    data = datasets.ImageFolder(folder, transform=prepare)
    model = models.resnet18(num_classes=len(data.classes))
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(epochs):
        for images, labels in torch.utils.data.DataLoader(data, batch_size=32, shuffle=True):
            loss = torch.nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    torch.save(model.state_dict(), "leaves.pt")


if __name__ == "__main__":
    train("leaves")
