#!/usr/bin/env bash
# make.sh NAME...: records what NAME says into the folder NAME beside this file, unless it is there. Needs root, docker.io,
# python3-torch, libopenblas0-pthread, the digits (../workloads/README.md), a machine that does nothing else, and a build.
# NAME is PLAN-NUMBER (three-1), solo-MODEL-seedSEED-NUMBER, or PLAN-flowcon-NUMBER and PLAN-authors-NUMBER for live FlowCon
# in the thesis's and the authors' version, its times scaled to these jobs.
set -euo pipefail
cd "$(dirname "$0")"

for name in "$@"; do
  plan=${name%-*}
  options=()
  case $plan in
    *-seed*) options=(--set "containers[0].seed=${plan##*-seed}") plan=${plan%-seed*} ;;
    *-flowcon) options=(--scheduler flowcon --set scheduler.intervalSec=3) plan=${plan%-flowcon} ;;
    *-authors)
      options=(--scheduler flowcon --set scheduler.variant=authors-2019-03 --set scheduler.intervalSec=3)
      options+=(--set scheduler.sampleSec=0.2)
      plan=${plan%-authors}
      ;;
  esac
  [[ -e $name ]] && continue
  node ../../dist/cli/main.js record "plans/$plan.yaml" -o "$name" --own-engine --controller-core 0 "${options[@]}"
done
