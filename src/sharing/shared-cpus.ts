import { EarliestEnds } from "./earliest-ends.js";
import { fairPace } from "./fair-pace.js";
import { SlotPool } from "./slot-pool.js";
import { cap, consumed, cpuRate, dueSec, kappa, remaining, stride, weight, workRate, writeSlot } from "./slots.js";

/**
 * The CPUs of all nodes, each a fluid that its containers share. Between two changes on a node all its rates are constant,
 * so what was done and when it ends are exact. Use: `advance` a node to the time of a change, change it, and `solve` it once
 * all changes of that moment are in. README.md has the equations.
 *
 * A container is known by its node and its position there, 0..count-1, which changes when another one leaves.
 */
export class SharedCpus {
  readonly #pool: SlotPool;
  readonly #capacityCpus: Float64Array;
  readonly #speed: Float64Array;
  readonly #ownerFactor: Float64Array | null;
  /** Until when `remaining` and `consumed` of each node are booked. */
  readonly #sinceSec: Float64Array;
  /** Pace of each node's last solution, a good guess for the next. */
  readonly #pace: Float64Array;
  readonly #ends: EarliestEnds;
  /** Containers of each node that could use no CPU now: they slow no neighbour down. */
  readonly #idle: Int32Array;

  /**
   * @param capacityCpus of each node, CPUs that containers may use; more than 0
   * @param speed of each node, work per CPU-second; more than 0
   * @param ownerFactor of each owner, on the speed of the nodes that its containers are on, more than 0; null: 1 for all
   */
  constructor(capacityCpus: readonly number[], speed: readonly number[], ownerFactor: Float64Array | null = null) {
    this.#pool = new SlotPool(capacityCpus.length);
    this.#capacityCpus = Float64Array.from(capacityCpus);
    this.#speed = Float64Array.from(speed);
    this.#ownerFactor = ownerFactor;
    this.#sinceSec = new Float64Array(capacityCpus.length);
    this.#pace = new Float64Array(capacityCpus.length);
    this.#ends = new EarliestEnds(capacityCpus.length);
    this.#idle = new Int32Array(capacityCpus.length);
  }

  capacityCpus = (node: number): number => this.#capacityCpus[node]!;
  speed = (node: number): number => this.#speed[node]!;
  count = (node: number): number => this.#pool.count[node]!;

  /** How many others slow a container of this node down: all that could use CPU now. */
  rivals = (node: number): number => Math.max(0, this.#pool.count[node]! - this.#idle[node]! - 1);

  /** The pace under the present caps and weights, which `solve` would find; nothing changes. See `fairPace`. */
  pace(node: number): number {
    const { values } = this.#pool;
    return fairPace(values, this.#begin(node), this.#end(node), this.#capacityCpus[node]!, this.#pace[node]!);
  }

  /** Books work and CPU time of a node until `nowSec` at the present rates. */
  advance(node: number, nowSec: number): void {
    const elapsedSec = nowSec - this.#sinceSec[node]!;
    if (elapsedSec === 0) return;
    this.#sinceSec[node] = nowSec;
    const { values } = this.#pool;
    const end = this.#end(node);
    for (let at = this.#begin(node); at < end; at += stride) {
      values[at + consumed]! += values[at + cpuRate]! * elapsedSec;
      values[at + remaining] = Math.max(0, values[at + remaining]! - values[at + workRate]! * elapsedSec);
    }
  }

  /**
   * Adds a container and returns its position. It gets its first rate from the next `solve`.
   * @param workCpuSec more than 0; Infinity: it never ends by itself
   * @param capCpus the most CPUs it may use, 0 or more; Infinity: as wide as the node
   * @param shareWeight share of a contended node, more than 0
   * @param sensitivity contention factor kappa, 0 or more
   */
  add(
    node: number,
    owner: number,
    workCpuSec: number,
    capCpus: number,
    shareWeight: number,
    sensitivity: number,
  ): number {
    const position = this.#pool.take(node);
    this.#pool.owners[this.#pool.base[node]! + position] = owner;
    const capHere = Math.min(capCpus, this.#capacityCpus[node]!);
    if (capHere === 0) this.#idle[node]! += 1;
    writeSlot(this.#pool.values, this.#at(node, position), workCpuSec, capHere, shareWeight, sensitivity);
    return position;
  }

  /** Takes a container out. The last one moves to its position; returns that one's owner, -1 when none moved. */
  remove(node: number, position: number): number {
    const { count, base, owners, values } = this.#pool;
    if (values[this.#at(node, position) + cap] === 0) this.#idle[node]! -= 1;
    count[node]! -= 1;
    this.#ends.left(node, position);
    const last = count[node]!;
    if (position === last) return -1;
    const to = base[node]! + position;
    const from = base[node]! + last;
    // A loop, because copyWithin costs more than eight moves.
    for (let field = 0; field < stride; field += 1) values[to * stride + field] = values[from * stride + field]!;
    owners[to] = owners[from]!;
    return owners[to]!;
  }

  /**
   * Gives every container of a node its rate and its end as things are. Returns the earliest end; Infinity: none runs.
   */
  solve(node: number): number {
    const { values } = this.#pool;
    const end = this.#end(node);
    const pace = fairPace(values, this.#begin(node), end, this.#capacityCpus[node]!, this.#pace[node]!);
    if (pace > 0) this.#pace[node] = pace;
    // As `rivals`, written out, since every change of every node comes here.
    const others = Math.max(0, this.#pool.count[node]! - this.#idle[node]! - 1);
    const nodeSpeed = this.#speed[node]!;
    const factors = this.#ownerFactor;
    const sinceSec = this.#sinceSec[node]!;
    // As `EarliestEnds.rank`, in the same pass.
    let first = -1;
    let firstSec = Number.POSITIVE_INFINITY;
    let secondSec = Number.POSITIVE_INFINITY;
    const begin = this.#begin(node);
    for (let at = this.#begin(node); at < end; at += stride) {
      const held = values[at + cap]! * pace > values[at + weight]!;
      const sensitivity = values[at + kappa]!;
      const speed = factors === null ? nodeSpeed : nodeSpeed * (factors[this.#pool.owners[at / stride]!] ?? 1);
      const efficiency = sensitivity === 0 ? speed : speed / (1 + sensitivity * others);
      const cpus = held ? values[at + weight]! / pace : values[at + cap]!;
      const rate = cpus * efficiency;
      values[at + cpuRate] = cpus;
      // An unchanged rate keeps its end: computing it anew from booked work would only add rounding.
      if (rate !== values[at + workRate]!) {
        // weight and pace instead of the rate: n equal jobs of 1 CPU-second then end at n exactly.
        const alone = held ? (values[at + remaining]! * pace) / values[at + weight]! : values[at + remaining]! / cpus;
        values[at + dueSec] = sinceSec + alone / efficiency;
        values[at + workRate] = rate;
      }
      const sec = values[at + dueSec]!;
      if (sec < firstSec) {
        secondSec = firstSec;
        firstSec = sec;
        first = at;
      } else if (sec < secondSec) {
        secondSec = sec;
      }
    }
    this.#ends.ranked(node, first === -1 ? -1 : (first - begin) / stride, firstSec, secondSec);
    return firstSec;
  }

  /** When the container that ends first does, under the rates last solved; Infinity when none runs. */
  nextDueSec(node: number): number {
    if (this.#ends.isRanked[node] === 0) this.#rank(node);
    return this.#ends.firstSec[node]!;
  }

  /** Position of the container that ends first, the first of equals; -1: none runs. */
  firstDue(node: number): number {
    if (this.#ends.isRanked[node] !== 1) this.#rank(node);
    return this.#ends.firstPosition[node]!;
  }

  owner(node: number, position: number): number {
    return this.#pool.owners[this.#pool.base[node]! + position]!;
  }

  /** The most CPUs a container may use here. */
  cap = (node: number, position: number): number => this.#value(node, position, cap);

  /** @param capCpus 0 or more */
  setCap(node: number, position: number, capCpus: number): void {
    const { values } = this.#pool;
    const at = this.#at(node, position) + cap;
    const capHere = Math.min(capCpus, this.#capacityCpus[node]!);
    this.#idle[node]! += Number(capHere === 0) - Number(values[at] === 0);
    values[at] = capHere;
  }

  /** A container has no end of its own any more; until its cap is set it can use no CPU. */
  open(node: number, position: number): void {
    const at = this.#at(node, position);
    this.#pool.values[at + remaining] = Number.POSITIVE_INFINITY;
    this.#pool.values[at + dueSec] = Number.POSITIVE_INFINITY;
    this.setCap(node, position, 0);
    this.#ends.isRanked[node] = 0;
  }

  weight = (node: number, position: number): number => this.#value(node, position, weight);
  cpuRate = (node: number, position: number): number => this.#value(node, position, cpuRate);
  workRate = (node: number, position: number): number => this.#value(node, position, workRate);
  dueSec = (node: number, position: number): number => this.#value(node, position, dueSec);

  setWeight(node: number, position: number, shareWeight: number): void {
    this.#pool.values[this.#at(node, position) + weight] = shareWeight;
  }

  /** Work still to do at `nowSec`, without booking it. */
  remainingAt(node: number, position: number, nowSec: number): number {
    const done = this.#value(node, position, workRate) * (nowSec - this.#sinceSec[node]!);
    return Math.max(0, this.#value(node, position, remaining) - done);
  }

  /** CPU-seconds consumed here until `nowSec`, without booking them. */
  consumedAt(node: number, position: number, nowSec: number): number {
    const since = this.#value(node, position, cpuRate) * (nowSec - this.#sinceSec[node]!);
    return this.#value(node, position, consumed) + since;
  }

  /** CPUs of a node in use by all its containers. */
  usedCpus(node: number): number {
    let used = 0;
    for (let at = this.#begin(node); at < this.#end(node); at += stride) used += this.#pool.values[at + cpuRate]!;
    return used;
  }

  #rank(node: number): void {
    this.#ends.rank(node, this.#pool.values, this.#begin(node), this.#end(node));
  }

  #begin(node: number): number {
    return this.#pool.base[node]! * stride;
  }

  #end(node: number): number {
    return (this.#pool.base[node]! + this.#pool.count[node]!) * stride;
  }

  #at(node: number, position: number): number {
    return (this.#pool.base[node]! + position) * stride;
  }

  #value(node: number, position: number, field: number): number {
    return this.#pool.values[this.#at(node, position) + field]!;
  }
}
