from torchvision import transforms

to_input = transforms.Compose([
    transforms.Resize((256, 256)),
    transforms.ToTensor(),
    transforms.Normalize([0.41, 0.39, 0.35], [0.2, 0.19, 0.18]),
])
