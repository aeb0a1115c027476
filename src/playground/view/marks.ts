import { formatSignificant } from "../../report/format.js";
import { ink } from "../../report/palette.js";
import type { Bar, CpuPanel, LossLine, ResponseLine, SeriesPicture } from "../study/picture.js";
import { colourOf, type Frame, scheme, ticks, xOf } from "./canvas.js";

/** What is free at the right of a chart. */
export const RIGHT_PX = 10;

type Context = CanvasRenderingContext2D;

/** A title above, and grid and numbers of the vertical axis from 0 to `high`; null: the axis has no numbers. */
export function verticalAxis(context: Context, frame: Frame, high: number | null, title: string): void {
  const { left, top, width, height } = frame;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const value of high === null ? [] : numbersTo(high)) {
    const y = top + height - (height * value) / high!;
    line(context, ink.grid[scheme()], [left, y], [left + width, y]);
    context.fillStyle = ink.muted[scheme()];
    context.fillText(formatSignificant(value), left - 6, y);
  }
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillStyle = ink.text[scheme()];
  context.fillText(title, left, top - 7, width);
}

/** The end of the axis has its number too where there is room for it. */
function numbersTo(high: number): readonly number[] {
  const numbers = ticks(0, high, 3);
  return numbers.at(-1)! < 0.75 * high ? [...numbers, high] : numbers;
}

export function timeAxis(context: Context, frame: Frame): void {
  const { left, top, width, height, startSec, endSec } = frame;
  line(context, ink.axis[scheme()], [left, top + height], [left + width, top + height]);
  context.fillStyle = ink.muted[scheme()];
  context.textBaseline = "top";
  context.textAlign = "center";
  const times = ticks(startSec, endSec, Math.max(2, Math.floor(width / 90)));
  for (const [index, timeSec] of times.entries()) {
    const unit = index === times.length - 1 ? " s" : "";
    const text = formatSignificant(timeSec) + unit;
    // The last one may stand at the very edge.
    const x = Math.min(xOf(frame, timeSec), left + width + RIGHT_PX - context.measureText(text).width / 2);
    context.fillText(text, x, top + height + 5);
  }
  context.textBaseline = "alphabetic";
}

/** Heights are whole eighths of a pixel, so that columns of the same use have the same height and are one segment. */
const SUBPIXELS = 8;

/** CPU use, stacked: each layer a filled area of mean CPUs per column, the capacity as a dashed line. */
export function stack(context: Context, frame: Frame, panel: CpuPanel, series: readonly SeriesPicture[]): void {
  const columns = panel.layers[0]?.meanCpus.length ?? 0;
  const sum = new Float64Array(columns);
  let base = new Float64Array(columns).fill(frame.top + frame.height);
  for (const { series: index, meanCpus } of panel.layers) {
    const top = new Float64Array(columns);
    for (let column = 0; column < columns; column += 1) {
      sum[column]! += meanCpus[column]!;
      const y = frame.top + frame.height - (frame.height * sum[column]!) / panel.capacityCpus;
      top[column] = Math.round(y * SUBPIXELS) / SUBPIXELS;
    }
    context.fillStyle = colourOf(series, index);
    context.beginPath();
    for (const [from, to] of spans(meanCpus)) area(context, frame, { from, to, top, base });
    context.fill();
    base = top;
  }
  context.setLineDash([4, 3]);
  line(context, ink.axis[scheme()], [frame.left, frame.top], [frame.left + frame.width, frame.top]);
  context.setLineDash([]);
}

interface Area {
  /** Columns [from, to). */
  readonly from: number;
  readonly to: number;
  /** Its upper and lower edge in each column, CSS pixels. */
  readonly top: Float64Array;
  readonly base: Float64Array;
}

/** Adds the outline of an area to the path: along its top, and back along its base. */
function area(context: Context, frame: Frame, { from, to, top, base }: Area): void {
  const x = (column: number): number => frame.left + (frame.width * column) / top.length;
  context.moveTo(x(from), top[from]!);
  for (let column = from + 1; column < to; column += 1) {
    if (top[column] === top[column - 1]) continue;
    context.lineTo(x(column), top[column - 1]!);
    context.lineTo(x(column), top[column]!);
  }
  context.lineTo(x(to), top[to - 1]!);
  context.lineTo(x(to), base[to - 1]!);
  for (let column = to - 1; column > from; column -= 1) {
    if (base[column] === base[column - 1]) continue;
    context.lineTo(x(column), base[column]!);
    context.lineTo(x(column), base[column - 1]!);
  }
  context.lineTo(x(from), base[from]!);
  context.closePath();
}

/** Runs of columns in which something is used. */
function* spans(meanCpus: Float32Array): Generator<readonly [number, number]> {
  let from = -1;
  for (let column = 0; column <= meanCpus.length; column += 1) {
    const isUsed = column < meanCpus.length && meanCpus[column]! > 0;
    if (isUsed && from < 0) from = column;
    if (!isUsed && from >= 0) {
      yield [from, column];
      from = -1;
    }
  }
}

/** One row per job: waiting thin and grey, then running in its colour; a tick where it moved. */
export function gantt(context: Context, frame: Frame, bars: readonly Bar[], series: readonly SeriesPicture[]): void {
  const row = frame.height / Math.max(1, bars.length);
  for (const [index, bar] of bars.entries()) {
    const middle = frame.top + (index + 0.5) * row;
    const thick = Math.max(1.5, Math.min(12, row * 0.7));
    const startSec = bar.startSec ?? frame.endSec;
    context.fillStyle = ink.wait[scheme()];
    context.fillRect(xOf(frame, bar.arrivalSec), middle - 1, xOf(frame, startSec) - xOf(frame, bar.arrivalSec), 2);
    context.fillStyle = colourOf(series, bar.series);
    const width = Math.max(1, xOf(frame, bar.finishSec ?? frame.endSec) - xOf(frame, startSec));
    if (bar.startSec !== null) context.fillRect(xOf(frame, startSec), middle - thick / 2, width, thick);
    for (const timeSec of bar.moveSec) {
      const x = xOf(frame, timeSec);
      line(context, ink.text[scheme()], [x, middle - thick / 2 - 1], [x, middle + thick / 2 + 1]);
    }
  }
}

/** Loss in per cent of each job's first loss, up to `high`. */
export function lossLines(
  context: Context,
  frame: Frame,
  losses: readonly LossLine[],
  series: readonly SeriesPicture[],
  high: number,
): void {
  context.lineWidth = 1.6;
  for (const { series: index, timeSec, percent } of losses) {
    context.beginPath();
    for (const [point, time] of timeSec.entries()) {
      context.lineTo(xOf(frame, time), frame.top + frame.height * (1 - percent[point]! / high));
    }
    context.strokeStyle = colourOf(series, index);
    context.stroke();
  }
  context.lineWidth = 1;
}

/** 95th percentile of response times, in seconds up to `high`; a dot for each moment, since a line may have only one. */
export function responseLines(
  context: Context,
  frame: Frame,
  lines: readonly ResponseLine[],
  series: readonly SeriesPicture[],
  high: number,
): void {
  context.lineWidth = 1.6;
  for (const { series: index, timeSec, p95Sec } of lines) {
    context.strokeStyle = colourOf(series, index);
    context.fillStyle = colourOf(series, index);
    const places = timeSec.map((time, point): readonly [number, number] => [
      xOf(frame, time),
      frame.top + frame.height * (1 - p95Sec[point]! / high),
    ]);
    context.beginPath();
    for (const place of places) context.lineTo(...place);
    context.stroke();
    for (const [x, y] of places) context.fillRect(x - 2, y - 2, 4, 4);
  }
  context.lineWidth = 1;
}

/** The moment that is looked at, through all charts of a side. */
export function cursor(context: Context, frame: Frame, timeSec: number, bottom: number): void {
  const x = xOf(frame, timeSec);
  line(context, ink.text[scheme()], [x, frame.top], [x, bottom]);
}

function line(context: Context, colour: string, from: readonly [number, number], to: readonly [number, number]): void {
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}
