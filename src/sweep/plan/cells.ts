import { assert } from "../../domain/assert.js";
import { InputError } from "../../domain/errors.js";
import type { Axis } from "./axis.js";
import type { Cell, Cells } from "./cell.js";
import { type Sampling, samplePoints } from "./sampling.js";
import { applies, type SchedulerChoice } from "./scheduler-choice.js";

export interface CellsInput {
  readonly axes: readonly Axis[];
  /** Empty: the scenario's own scheduler, named `schedulerLabel`. */
  readonly schedulers: readonly SchedulerChoice[];
  readonly schedulerLabel: string;
  /** null: the full grid. */
  readonly sampling: Sampling | null;
}

/** The cells of one scheduler. */
interface Block {
  readonly choice: SchedulerChoice | null;
  readonly count: number;
  /** One value per axis. */
  pointAt(index: number): readonly unknown[];
  /** See `Cells.probes`. */
  probeIndices(): Iterable<number>;
}

/** Probes per field, or per sample. */
const MOST_PROBES = 200;

/**
 * Every scheduler with every point of the grid or sample. A field that a scheduler has not is left out of its cells, which
 * then are fewer: a baseline without alpha is run once, not once per alpha. Throws InputError.
 */
export function createCells(input: CellsInput): Cells {
  const { axes, schedulers, schedulerLabel } = input;
  const choices = schedulers.length === 0 ? [null] : schedulers;
  const points = input.sampling === null ? null : samplePoints(axes, input.sampling);
  const blocks = choices.map((choice): Block => {
    const used = axes.map((axis) => choice === null || isUsed(axis, choice, schedulers));
    return points === null ? gridBlock(choice, axes, used) : sampleBlock(choice, points, used);
  });
  const cellOf = (block: Block, index: number): Cell => toCell(block, block.pointAt(index), axes, schedulerLabel);
  return {
    paths: axes.map((axis) => axis.path),
    count: blocks.reduce((sum, block) => sum + block.count, 0),
    at: (index) => {
      const { block, within } = locate(blocks, index);
      return cellOf(block, within);
    },
    *probes() {
      for (const block of blocks) for (const index of block.probeIndices()) yield cellOf(block, index);
    },
  };
}

/** A field that no scheduler knows is kept everywhere, so that checking the scenario says what is wrong with it. */
const isUsed = (axis: Axis, choice: SchedulerChoice, all: readonly SchedulerChoice[]): boolean =>
  applies(axis.path, choice) || !all.some((other) => applies(axis.path, other));

function locate(blocks: readonly Block[], index: number): { readonly block: Block; readonly within: number } {
  let within = index;
  for (const block of blocks) {
    if (within < block.count) return { block, within };
    within -= block.count;
  }
  throw new RangeError(`no cell ${index}`);
}

function toCell(block: Block, values: readonly unknown[], axes: readonly Axis[], schedulerLabel: string): Cell {
  const set = axes.flatMap(({ path }, index) => (values[index] === undefined ? [] : [{ path, value: values[index] }]));
  return {
    scheduler: block.choice?.label ?? schedulerLabel,
    values,
    overrides: [...(block.choice?.overrides ?? []), ...set],
  };
}

/** The last axis runs fastest. */
function gridBlock(choice: SchedulerChoice | null, axes: readonly Axis[], used: readonly boolean[]): Block {
  const lists = axes.map((axis, index) => {
    if (!used[index]) return [undefined];
    if (axis.kind === "values") return axis.values;
    throw new InputError(
      "--param",
      axis.path,
      `${axis.low}:${axis.high} is a range without a step: write ${axis.low}:${axis.high}:STEP, or draw with --sample random:N or lhs:N`,
    );
  });
  return {
    choice,
    count: lists.reduce((product, list) => product * list.length, 1),
    pointAt: (index) => {
      let rest = index;
      const point: unknown[] = [];
      for (const list of lists.toReversed()) {
        point.unshift(list[rest % list.length]);
        rest = Math.floor(rest / list.length);
      }
      assert(rest === 0, "a point of a grid lies in the grid");
      return point;
    },
    *probeIndices() {
      yield 0;
      let stride = 1;
      for (const list of lists.toReversed()) {
        for (let index = 1; index < Math.min(list.length, MOST_PROBES); index++) yield index * stride;
        stride *= list.length;
      }
    },
  };
}

/** Points that are equal in what this scheduler uses are one. */
function sampleBlock(
  choice: SchedulerChoice | null,
  points: readonly (readonly unknown[])[],
  used: readonly boolean[],
): Block {
  const projected = points.map((point) => point.map((value, index) => (used[index] ? value : undefined)));
  const distinct = [...new Map(projected.map((point) => [JSON.stringify(point), point])).values()];
  return {
    choice,
    count: distinct.length,
    pointAt: (index) => distinct[index]!,
    probeIndices: () => distinct.slice(0, MOST_PROBES).keys(),
  };
}
