"""Trains one model on MNIST digits, on one thread, and prints its progress.

    SEED=1 python3 train.py vae --steps 3000

Each line `step=50 loss=187.2 cpu=0.61` has the steps done, the mean loss since the line before, and the CPU-seconds of
this process. The same seed gives the same losses. SIGUSR1 saves a checkpoint to the folder CHECKPOINT and ends the
process with code 0; a process that finds a checkpoint there goes on from it, with the same losses as if it had not
stopped.
"""

import argparse
import os
import signal
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import torch

import mnist
from models import MODELS

BATCH = 64


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=sorted(MODELS))
    parser.add_argument("--steps", type=int, required=True, help="optimiser steps in all")
    parser.add_argument("--print-every", type=int, default=25, help="steps between two lines")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(int(os.environ.get("SEED", "1")))
    asked = []
    signal.signal(signal.SIGUSR1, lambda *_: asked.append(True))
    train(options, asked)


def train(options, asked):
    images, labels = mnist.load()
    model = MODELS[options.model]()
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    path = Path(os.environ["CHECKPOINT"]) / "checkpoint.pt" if "CHECKPOINT" in os.environ else None
    step, total = 0, 0.0
    if path is not None and path.exists():
        step, total = resume(path, model, optimiser)
    while step < options.steps:
        if asked and path is not None:
            return save(path, model, optimiser, step, total)
        batch = torch.randint(len(images), (BATCH,))
        optimiser.zero_grad()
        loss = model.loss(images[batch], labels[batch])
        loss.backward()
        optimiser.step()
        step, total = step + 1, total + loss.item()
        if step % options.print_every == 0 or step == options.steps:
            steps = step - (step - 1) // options.print_every * options.print_every
            print(f"step={step} loss={total / steps:.6f} cpu={time.process_time():.4f}", flush=True)
            total = 0.0


def save(path, model, optimiser, step, total):
    state = {"model": model.state_dict(), "optimiser": optimiser.state_dict()}
    state.update(random=torch.get_rng_state(), step=step, total=total)
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def resume(path, model, optimiser):
    state = torch.load(path)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    torch.set_rng_state(state["random"])
    return state["step"], state["total"]


main()
