import { formatSeconds } from "../../report/format.js";
import type { SidePicture, StudyPicture } from "../study/picture.js";
import type { SideName } from "../study/settings.js";
import { type Frame, prepare } from "./canvas.js";
import { element, setText } from "./dom.js";
import { cursor, gantt, lossLines, stack, timeAxis, verticalAxis } from "./marks.js";

const LEFT_PX = 40;
const RIGHT_PX = 10;
const GAP_PX = 46;

/** One run: its numbers and its charts, one above the other on one axis of time. */
export class SideView {
  readonly root: HTMLElement;
  readonly #heading = element("h2");
  readonly #parameters = element("p", { class: "parameters" });
  readonly #makespan = element("dd");
  readonly #meanCompletion = element("dd");
  readonly #finished = element("dd");
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
    const rows = chartRows(side);
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

type ChartRow = { readonly title: string; readonly heightPx: number; readonly high: number } & (
  | { readonly kind: "cpu"; readonly panel: SidePicture["panels"][number] }
  | { readonly kind: "bars"; readonly bars: NonNullable<SidePicture["bars"]> }
  | { readonly kind: "losses"; readonly losses: NonNullable<SidePicture["losses"]> }
);

function chartRows({ panels, bars, losses }: SidePicture): readonly ChartRow[] {
  const heightPx = panels.length === 1 ? 150 : 64;
  return [
    ...panels.map((panel): ChartRow => {
      return { kind: "cpu", title: `CPUs in use, ${panel.title}`, heightPx, high: panel.capacityCpus, panel };
    }),
    ...(bars === null
      ? []
      : [{ kind: "bars" as const, title: "jobs", heightPx: Math.max(50, 13 * bars.length), high: bars.length, bars }]),
    ...(losses === null
      ? []
      : [{ kind: "losses" as const, title: "loss, % of first loss", heightPx: 110, high: highest(losses), losses }]),
  ];
}

/** Per cent; a loss that rises above the first one is drawn too. */
const highest = (losses: NonNullable<SidePicture["losses"]>): number =>
  Math.max(100, ...losses.map(({ percent }) => percent.reduce((most, value) => Math.max(most, value), 0)));

const number = (term: string, value: HTMLElement): HTMLElement => element("div", {}, element("dt", {}, term), value);

const description = (side: SidePicture): string =>
  `Charts of ${side.scheduler}: CPU use, jobs and losses over time. Makespan ${formatSeconds(side.makespanSec)} seconds, ` +
  `${side.finished} of ${side.jobs} jobs finished. The table of completion times below has the numbers.`;
