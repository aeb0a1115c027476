import { ink } from "../../report/palette.js";
import type { SeriesPicture } from "../study/picture.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

export type Scheme = "light" | "dark";
export const scheme = (): Scheme => (dark.matches ? "dark" : "light");

/** The area of a chart in CSS pixels, and its axis of time. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly startSec: number;
  readonly endSec: number;
}

export const xOf = (frame: Frame, timeSec: number): number =>
  frame.left + (frame.width * (timeSec - frame.startSec)) / (frame.endSec - frame.startSec);

export const colourOf = (series: readonly SeriesPicture[], index: number): string =>
  series[index]?.colour[scheme()] ?? ink.muted[scheme()];

/** Fits the canvas to a size in CSS pixels and to the screen's pixels, and clears it. Nothing of the page is measured. */
export function prepare(canvas: HTMLCanvasElement, widthPx: number, heightPx: number): CanvasRenderingContext2D {
  const ratio = devicePixelRatio || 1;
  const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const cssHeight = `${heightPx}px`;
  if (canvas.style.height !== cssHeight) canvas.style.height = cssHeight;
  const context = canvas.getContext("2d")!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  context.font = "11.5px system-ui, sans-serif";
  return context;
}

/** A step of 1, 2 or 5 times a power of ten that gives about `count` ticks. */
function tickStep(span: number, count: number): number {
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((each) => each * power >= raw) ?? 10;
  return factor * power;
}

/** The first tick that is not below `most`. */
export function tickAbove(most: number, count: number): number {
  const step = tickStep(most, count);
  return Math.ceil(most / step - 1e-9) * step;
}

export function ticks(from: number, to: number, count: number): readonly number[] {
  const step = tickStep(to - from, count);
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step);
}
