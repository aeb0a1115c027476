"""The models that the workloads train. Each gives the mean loss of a batch of images (n, 28, 28) and labels (n)."""

import torch
from torch import nn
from torch.nn import functional as F


class Vae(nn.Module):
    """Variational autoencoder 784-400-20 (Kingma and Welling 2013); the loss is the negative bound per image, in nats."""

    def __init__(self):
        super().__init__()
        self.encode = nn.Linear(784, 400)
        self.mean, self.log_variance = nn.Linear(400, 20), nn.Linear(400, 20)
        self.decode = nn.Sequential(nn.Linear(20, 400), nn.ReLU(), nn.Linear(400, 784))

    def loss(self, images, _labels):
        pixels = images.view(-1, 784)
        hidden = F.relu(self.encode(pixels))
        mean, log_variance = self.mean(hidden), self.log_variance(hidden)
        code = mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)
        error = F.binary_cross_entropy_with_logits(self.decode(code), pixels, reduction="sum")
        divergence = -0.5 * torch.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
        return (error + divergence) / len(images)


class Cnn(nn.Module):
    """Two convolutions and a dense layer; cross-entropy over the ten digits."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(16 * 7 * 7, 10),
        )

    def loss(self, images, labels):
        return F.cross_entropy(self.layers(images.unsqueeze(1)), labels)


class Rows(nn.Module):
    """A recurrent network that reads an image row by row; cross-entropy over the ten digits."""

    def __init__(self, cell, bidirectional=False):
        super().__init__()
        self.cell = cell(28, 64, batch_first=True, bidirectional=bidirectional)
        self.dense = nn.Linear(128 if bidirectional else 64, 10)

    def loss(self, images, labels):
        states, _ = self.cell(images)
        return F.cross_entropy(self.dense(states[:, -1]), labels)


MODELS = {
    "vae": Vae,
    "cnn": Cnn,
    "gru": lambda: Rows(nn.GRU),
    "lstm": lambda: Rows(nn.LSTM),
    "birnn": lambda: Rows(nn.RNN, bidirectional=True),
}
