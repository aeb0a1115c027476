import { formatFixed, formatSeconds } from "../../report/format.js";
import type { ResponseLine, SidePicture, StudyPicture } from "../study/picture.js";
import { type SideName, sideNames } from "../study/settings.js";
import { type Frame, prepare, tickAbove } from "./canvas.js";
import { element, setText } from "./dom.js";
import { cursor, gantt, lossLines, RIGHT_PX, responseLines, stack, timeAxis, verticalAxis } from "./marks.js";

const LEFT_PX = 40;
const GAP_PX = 46;
const JOULES_PER_WH = 3600;

/** One run: its numbers and its charts, one above the other on one axis of time. */
export class SideView {
  readonly root: HTMLElement;
  readonly #heading = element("h2");
  readonly #parameters = element("p", { class: "parameters" });
  readonly #makespan = element("dd");
  readonly #meanCompletion = element("dd");
  readonly #finished = element("dd");
  readonly #responses = element("dd");
  readonly #energy = element("dd");
  readonly #canvas: HTMLCanvasElement;
  readonly #name: SideName;
  #picture: StudyPicture | null = null;
  #momentSec: number | null = null;
  /** As the browser last laid it out: to ask for it while drawing would make it lay out at once. */
  #widthPx = 600;

  /** @param onPick a moment was clicked */
  constructor(name: SideName, onPick: (timeSec: number) => void) {
    this.#name = name;
    this.#canvas = element("canvas", { role: "img", id: `chart-${name}` });
    this.#canvas.addEventListener("click", (event) => {
      if (this.#picture !== null) onPick(this.#timeAt(event.offsetX, this.#picture));
    });
    const figure = element("figure", {}, this.#canvas);
    new ResizeObserver(() => this.#resized()).observe(this.#canvas);
    const numbers = element(
      "dl",
      { class: "strip" },
      number("makespan", this.#makespan),
      number("mean completion", this.#meanCompletion),
      number("finished", this.#finished),
      number("95 % of responses within", this.#responses),
      number("energy", this.#energy),
    );
    this.root = element("article", { class: "side" }, this.#heading, this.#parameters, numbers, figure);
  }

  show(picture: StudyPicture, momentSec: number | null): void {
    this.#picture = picture;
    this.#momentSec = momentSec;
    const side = picture.sides[this.#name];
    setText(this.#heading, side.scheduler);
    setText(this.#parameters, side.parameters === "" ? "no parameters" : side.parameters);
    this.#parameters.title = side.parameters;
    setText(this.#makespan, `${formatSeconds(side.makespanSec)} s`);
    setText(this.#meanCompletion, `${formatSeconds(side.meanCompletionSec)} s`);
    setText(this.#finished, `${side.finished} of ${side.jobs}`);
    this.#responses.parentElement!.hidden = side.responses === null;
    setText(this.#responses, `${formatSeconds(side.responses?.p95Sec ?? null)} s`);
    this.#energy.parentElement!.hidden = side.energyJoules === null;
    setText(this.#energy, `${formatFixed((side.energyJoules ?? 0) / JOULES_PER_WH, 1)} Wh`);
    this.#canvas.setAttribute("aria-label", description(side));
    this.paint();
  }

  /** Marks another moment; null: none. */
  mark(momentSec: number | null): void {
    if (momentSec === this.#momentSec) return;
    this.#momentSec = momentSec;
    this.paint();
  }

  /** Draws again, for instance when the page has another width or other colours. */
  paint(): void {
    if (this.#picture === null) return;
    const { series } = this.#picture;
    const side = this.#picture.sides[this.#name];
    const rows = chartRows(side, slowestSec(this.#picture));
    const context = prepare(
      this.#canvas,
      this.#widthPx,
      rows.reduce((sum, { heightPx }) => sum + heightPx + GAP_PX, 0),
    );
    let top = 24;
    const first = this.#frame(top, 0, this.#picture);
    for (const row of rows) {
      const frame = this.#frame(top, row.heightPx, this.#picture);
      verticalAxis(context, frame, row.high, row.title);
      if (row.kind === "cpu") stack(context, frame, row.panel, series);
      if (row.kind === "bars") gantt(context, frame, row.bars, series);
      if (row.kind === "responses") responseLines(context, frame, row.lines, series, row.high);
      if (row.kind === "losses") lossLines(context, frame, row.losses, series, row.high);
      timeAxis(context, frame);
      top += row.heightPx + GAP_PX;
    }
    if (this.#momentSec !== null) cursor(context, first, this.#momentSec, top - GAP_PX);
  }

  #resized(): void {
    const widthPx = this.#canvas.clientWidth;
    if (widthPx === this.#widthPx || widthPx === 0) return;
    this.#widthPx = widthPx;
    this.paint();
  }

  #frame(top: number, height: number, { startSec, endSec }: StudyPicture): Frame {
    const width = Math.max(50, this.#widthPx - LEFT_PX - RIGHT_PX);
    return { left: LEFT_PX, top, width, height, startSec, endSec };
  }

  #timeAt(x: number, picture: StudyPicture): number {
    const { left, width, startSec, endSec } = this.#frame(0, 0, picture);
    return startSec + Math.min(1, Math.max(0, (x - left) / width)) * (endSec - startSec);
  }
}

type ChartRow = { readonly title: string; readonly heightPx: number } & (
  | { readonly kind: "cpu"; readonly high: number; readonly panel: SidePicture["panels"][number] }
  | { readonly kind: "bars"; readonly high: null; readonly bars: NonNullable<SidePicture["bars"]> }
  | { readonly kind: "responses"; readonly high: number; readonly lines: readonly ResponseLine[] }
  | { readonly kind: "losses"; readonly high: number; readonly losses: NonNullable<SidePicture["losses"]> }
);

/** @param highSec of response times on both sides, so that they can be compared */
function chartRows({ panels, bars, responses, losses }: SidePicture, highSec: number): readonly ChartRow[] {
  const heightPx = panels.length === 1 ? 150 : 64;
  return [
    ...panels.map((panel): ChartRow => {
      return { kind: "cpu", title: `CPUs in use, ${panel.title}`, heightPx, high: panel.capacityCpus, panel };
    }),
    ...(bars === null
      ? []
      : [
          {
            kind: "bars" as const,
            title: "jobs, first submitted on top",
            heightPx: Math.max(50, 13 * bars.length),
            high: null,
            bars,
          },
        ]),
    ...(responses === null
      ? []
      : [
          {
            kind: "responses" as const,
            title: "95th percentile of response time (s)",
            heightPx: 110,
            high: highSec,
            lines: responses.lines,
          },
        ]),
    ...(losses === null
      ? []
      : [{ kind: "losses" as const, title: "loss, % of first loss", heightPx: 110, high: highest(losses), losses }]),
  ];
}

/** Where the axis of response times ends: above the slowest of either side. */
function slowestSec({ sides }: StudyPicture): number {
  const drawn = sideNames.flatMap((name) => sides[name].responses?.lines.flatMap(({ p95Sec }) => p95Sec) ?? []);
  const most = drawn.reduce((slowest, sec) => Math.max(slowest, sec), 0);
  return most === 0 ? 1 : tickAbove(most, 3);
}

/** Per cent; a loss that rises above the first one is drawn too. */
const highest = (losses: NonNullable<SidePicture["losses"]>): number =>
  Math.max(100, ...losses.map(({ percent }) => percent.reduce((most, value) => Math.max(most, value), 0)));

const number = (term: string, value: HTMLElement): HTMLElement => element("div", {}, element("dt", {}, term), value);

const description = (side: SidePicture): string =>
  `Charts of ${side.scheduler}: CPU use, jobs and losses over time. Makespan ${formatSeconds(side.makespanSec)} seconds, ` +
  `${side.finished} of ${side.jobs} jobs finished. The table of completion times below has the numbers.`;
