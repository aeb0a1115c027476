import { formatFixed, formatPercent, formatSeconds, MISSING } from "../../report/format.js";
import type { ContainerNow, Moment } from "../study/moment.js";
import type { StudyPicture } from "../study/picture.js";
import { type SideName, sideNames } from "../study/settings.js";
import { element, setText } from "./dom.js";

export interface StepperEvents {
  onStep(side: SideName, step: number): void;
}

/** Goes through a run event by event and tells what was decided and why. */
export class Stepper {
  readonly root: HTMLElement;
  readonly #side = element("select", { id: "step-side" });
  readonly #range = element("input", { type: "range", id: "step", min: 0, value: 0 });
  readonly #told = element("div", { class: "told", "aria-live": "polite" });
  readonly #events: StepperEvents;
  /** What is told now. To tell it again would be read out again. */
  #last = "";

  constructor(events: StepperEvents) {
    this.#events = events;
    this.#side.append(...sideNames.map((side) => element("option", { value: side }, side)));
    this.#side.addEventListener("change", () => this.go(0));
    this.#range.addEventListener("input", () => this.go(Number(this.#range.value)));
    this.root = element(
      "div",
      { class: "card" },
      element("h2", {}, "Step by step"),
      element(
        "div",
        { class: "row" },
        labelled("run of", this.#side),
        this.#button("previous", "◀ previous", -1),
        this.#button("next", "next ▶", 1),
        labelled("step", this.#range),
      ),
      this.#told,
    );
  }

  get side(): SideName {
    return this.#side.value === "right" ? "right" : "left";
  }

  /** Another study: the same step of it, or its last one. */
  showStudy(picture: StudyPicture): void {
    for (const option of this.#side.options) {
      const side = option.value as SideName;
      setText(option, `${side}: ${picture.sides[side].scheduler}`);
    }
    this.#range.max = String(Math.max(0, picture.sides[this.side].stepSec.length - 1));
    this.go(Number(this.#range.value));
  }

  /** Chooses the last step that is not later than `timeSec`. */
  pick(side: SideName, stepSec: Float64Array, timeSec: number): void {
    this.#side.value = side;
    this.#range.max = String(Math.max(0, stepSec.length - 1));
    this.go(
      Math.max(
        0,
        stepSec.findLastIndex((each) => each <= timeSec),
      ),
    );
  }

  go(step: number): void {
    this.#range.value = String(step);
    this.#events.onStep(this.side, Number(this.#range.value));
  }

  tell(moment: Moment | null): void {
    const told = JSON.stringify(moment);
    if (told === this.#last) return;
    this.#last = told;
    if (moment === null) {
      this.#told.replaceChildren(element("p", {}, "Nothing happened in this run."));
      return;
    }
    this.#range.max = String(moment.steps - 1);
    const position = `Step ${moment.step + 1} of ${moment.steps}, at ${formatSeconds(moment.timeSec)} s`;
    this.#range.setAttribute("aria-valuetext", position);
    this.#told.replaceChildren(
      element("p", { class: "eyebrow" }, position),
      element("p", { class: "title" }, moment.title),
      ...(moment.reason === "" ? [] : [element("pre", { tabindex: 0 }, moment.reason)]),
      containerTable(moment),
    );
  }

  #button(id: string, text: string, by: number): HTMLElement {
    const button = element("button", { type: "button", id }, text);
    button.addEventListener("click", () => this.go(Number(this.#range.value) + by));
    return button;
  }
}

function containerTable({ containers, omitted }: Moment): HTMLElement {
  if (containers.length === 0) return element("p", {}, "No container runs now.");
  const heads = ["container", "node", "CPUs", "work done", "limit", "list"];
  const rows = containers.map((now) => element("tr", {}, ...cells(now)));
  const more = omitted === 0 ? "" : `, and ${omitted} more`;
  return element(
    "table",
    {},
    element("caption", {}, `Containers that run now${more}`),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows),
  );
}

const cells = ({ job, node, cpus, progress, limit, list }: ContainerNow): readonly HTMLElement[] => [
  element("th", { scope: "row" }, job),
  ...[node, formatFixed(cpus, 3), formatPercent(progress), formatPercent(limit), list ?? MISSING].map((text) =>
    element("td", {}, text),
  ),
];

const labelled = (text: string, control: HTMLElement): HTMLElement =>
  element("label", {}, element("span", {}, text), control);
