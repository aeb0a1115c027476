/**
 * The same jobs as a bare loop over typed arrays: no scheduler, no records but the finish times, jobs placed in turn. What
 * the engine costs above this is what its generality costs.
 */

/** @typedef {import("../../dist/index.js").JobSpec} JobSpec */

const room = 64;

/** @type {(jobs: readonly JobSpec[]) => { arrivalSec: Float64Array, work: Float64Array, cap: Float64Array }} */
export const toColumns = (jobs) => ({
  arrivalSec: Float64Array.from(jobs, (job) => job.arrivalSec),
  work: Float64Array.from(jobs, (job) => job.workCpuSec),
  cap: Float64Array.from(jobs, (job) => job.cpusMax ?? 1),
});

/** @type {(columns: ReturnType<typeof toColumns>, nodeCount: number) => Float64Array} */
export const bareLoop = ({ arrivalSec, work, cap }, nodeCount) => {
  const jobCount = arrivalSec.length;
  const left = new Float64Array(nodeCount * room);
  const rate = new Float64Array(nodeCount * room);
  const most = new Float64Array(nodeCount * room);
  const owner = new Int32Array(nodeCount * room);
  const count = new Int32Array(nodeCount);
  const since = new Float64Array(nodeCount);
  const key = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
  const heap = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const place = heap.slice();
  const finishSec = new Float64Array(jobCount);

  const update = (node, value) => {
    const before = key[node];
    key[node] = value;
    let hole = place[node];
    if (value < before) {
      while (hole > 0) {
        const parent = (hole - 1) >> 1;
        const above = heap[parent];
        if (key[above] <= value) break;
        heap[hole] = above;
        place[above] = hole;
        hole = parent;
      }
    } else {
      for (;;) {
        let child = 2 * hole + 1;
        if (child >= nodeCount) break;
        if (child + 1 < nodeCount && key[heap[child + 1]] < key[heap[child]]) child += 1;
        const below = heap[child];
        if (key[below] >= value) break;
        heap[hole] = below;
        place[below] = hole;
        hole = child;
      }
    }
    heap[hole] = node;
    place[node] = hole;
  };

  const advance = (node, now) => {
    const elapsed = now - since[node];
    since[node] = now;
    const from = node * room;
    for (let at = from; at < from + count[node]; at += 1) left[at] -= rate[at] * elapsed;
  };

  const solve = (node, now) => {
    const from = node * room;
    const to = from + count[node];
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += most[at];
    let level = Number.POSITIVE_INFINITY;
    if (sum > 1) {
      level = 1 / count[node];
      for (let before = 0; ; ) {
        let capped = 0;
        let cappedSum = 0;
        for (let at = from; at < to; at += 1) {
          if (most[at] <= level) {
            capped += 1;
            cappedSum += most[at];
          }
        }
        if (capped <= before || capped === count[node]) break;
        before = capped;
        level = (1 - cappedSum) / (count[node] - capped);
      }
    }
    let next = Number.POSITIVE_INFINITY;
    for (let at = from; at < to; at += 1) {
      rate[at] = Math.min(most[at], level);
      next = Math.min(next, left[at] / rate[at]);
    }
    update(node, now + next);
  };

  const end = (node, now) => {
    advance(node, now);
    let first = node * room;
    for (let at = first + 1; at < node * room + count[node]; at += 1) {
      if (left[at] / rate[at] < left[first] / rate[first]) first = at;
    }
    finishSec[owner[first]] = now;
    count[node] -= 1;
    const last = node * room + count[node];
    left[first] = left[last];
    rate[first] = rate[last];
    most[first] = most[last];
    owner[first] = owner[last];
    solve(node, now);
  };

  let arrived = 0;
  for (let ended = 0; ended < jobCount; ) {
    const now = arrived < jobCount ? arrivalSec[arrived] : Number.POSITIVE_INFINITY;
    if (key[heap[0]] <= now) {
      end(heap[0], key[heap[0]]);
      ended += 1;
      continue;
    }
    const node = arrived % nodeCount;
    advance(node, now);
    const at = node * room + count[node];
    count[node] += 1;
    left[at] = work[arrived];
    most[at] = cap[arrived];
    rate[at] = 0;
    owner[at] = arrived;
    arrived += 1;
    solve(node, now);
  }
  return finishSec;
};
