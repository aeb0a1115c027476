import type { Override } from "../../scenario/overrides.js";

/** One setting of everything that is swept but the seed. */
export interface Cell {
  /** The scheduler as it was written, or the scenario's own. */
  readonly scheduler: string;
  /** One per swept field; undefined: this scheduler has no such parameter. */
  readonly values: readonly unknown[];
  /** What makes the scenario into this cell. */
  readonly overrides: readonly Override[];
}

/** All cells of a sweep. A cell is made when it is asked for: a large sweep is never held as a whole. */
export interface Cells {
  /** Paths of the swept fields, in the order of `Cell.values`. */
  readonly paths: readonly string[];
  readonly count: number;
  /** @param index 0 or more, less than `count` */
  at(index: number): Cell;
  /** Cells that together show every value of every field, up to some hundreds: what is checked before a sweep begins. */
  probes(): Iterable<Cell>;
}
