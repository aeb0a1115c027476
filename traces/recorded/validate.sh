#!/usr/bin/env bash
# validate.sh [OPTIONS]: fits job models to the recordings of each job alone and to the first of each other kind (but those of
# the fixed schedule), and holds all others against them. Options go to `descent validate`: --out DIR for tables and pictures.
set -euo pipefail
cd "$(dirname "$0")/../.."

recorded=traces/recorded
models=scenarios/models/recorded.yaml
node dist/cli/main.js calibrate $recorded/solo-* $recorded/{quotas,weights,five,two-cores,checkpoint}-1 -o $models >&2
node dist/cli/main.js validate $recorded/*-[0-9] --models $models "$@"
