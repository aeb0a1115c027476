import { examples } from "../examples.js";
import type { Available } from "../study/picture.js";
import { schedulerNames } from "../study/schedulers.js";
import { JOBS_MAX, type Settings } from "../study/settings.js";
import { element } from "./dom.js";

type NumberName = "alpha" | "intervalSec" | "jobs" | "seed";

interface NumberControl {
  readonly name: NumberName;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Why it has no effect, when it has none. */
  readonly unused: string;
}

const numberControls: readonly NumberControl[] = [
  { name: "alpha", label: "alpha (per second)", min: 0.005, max: 0.2, step: 0.005, unused: "neither scheduler has it" },
  { name: "intervalSec", label: "interval (s)", min: 5, max: 120, step: 5, unused: "neither scheduler has it" },
  { name: "jobs", label: "jobs", min: 1, max: JOBS_MAX, step: 1, unused: "this scenario lists its jobs" },
  { name: "seed", label: "seed", min: 0, max: 999, step: 1, unused: "" },
];

/** Text of the choice that stands for an edited scenario. */
const OWN = "own";

/** Everything that can be chosen; each change is told at once, while a slider is dragged too. */
export class Controls {
  readonly root: HTMLElement;
  readonly #example: HTMLSelectElement;
  readonly #own = element("option", { value: OWN, hidden: true }, "edited scenario");
  readonly #sides: Readonly<Record<"left" | "right", HTMLSelectElement>>;
  readonly #numbers: ReadonlyMap<NumberName, { readonly range: HTMLInputElement; readonly field: HTMLInputElement }>;

  constructor(onChange: (change: Partial<Settings>) => void) {
    this.#example = choice(
      "example",
      examples.map(({ id }) => id),
    );
    this.#example.append(this.#own);
    this.#example.addEventListener("change", () => {
      const { id, left, right } = examples.find((example) => example.id === this.#example.value)!;
      onChange({ example: id, left, right, text: null, alpha: null, intervalSec: null, jobs: null, seed: null });
    });
    this.#sides = { left: choice("left", schedulerNames), right: choice("right", schedulerNames) };
    for (const side of ["left", "right"] as const) {
      this.#sides[side].addEventListener("change", () => onChange({ [side]: this.#sides[side].value }));
    }
    this.#numbers = new Map(numberControls.map((control) => [control.name, numberInputs(control, onChange)]));
    this.root = element(
      "div",
      { class: "card controls" },
      labelled("scenario", this.#example),
      labelled("left scheduler (baseline)", this.#sides.left),
      labelled("right scheduler", this.#sides.right),
      ...numberControls.map(({ name, label }) => {
        const { range, field } = this.#numbers.get(name)!;
        return element("div", { class: "slider" }, element("label", { for: name }, label), range, field);
      }),
    );
  }

  /** What the settings say, and where they say nothing, what the scenario does. */
  show(settings: Settings, available: Available | null): void {
    const isOwn = settings.text !== null || settings.example === null;
    this.#own.hidden = !isOwn;
    setValue(this.#example, isOwn ? OWN : settings.example!);
    setValue(this.#sides.left, settings.left);
    setValue(this.#sides.right, settings.right);
    if (available === null) return;
    const inForce: Readonly<Record<NumberName, number | null>> = {
      alpha: available.alpha,
      intervalSec: available.intervalSec,
      jobs: available.jobCount,
      seed: available.seed,
    };
    for (const { name, unused } of numberControls) {
      const { range, field } = this.#numbers.get(name)!;
      const value = inForce[name];
      const isUsed = value !== null && (name !== "jobs" || available.canSetJobs);
      for (const input of [range, field]) {
        input.disabled = !isUsed;
        input.title = isUsed ? "" : unused;
        if (value === null) setValue(field, "");
        else if (document.activeElement !== input || !isUsed) setValue(input, String(value));
      }
    }
  }
}

function numberInputs(
  { name, label, min, max, step }: NumberControl,
  onChange: (change: Partial<Settings>) => void,
): { readonly range: HTMLInputElement; readonly field: HTMLInputElement } {
  const range = element("input", { type: "range", id: name, min, max, step, disabled: true });
  const field = element("input", { type: "number", "aria-label": `${label}, exactly`, min, max, step: "any" });
  field.disabled = true;
  range.addEventListener("input", () => {
    field.value = range.value;
    onChange({ [name]: Number(range.value) });
  });
  field.addEventListener("change", () => {
    const value = Math.min(max, Math.max(min, field.valueAsNumber));
    if (Number.isNaN(value)) return;
    range.value = String(value);
    onChange({ [name]: name === "jobs" || name === "seed" ? Math.round(value) : value });
  });
  return { range, field };
}

/** Writes only what differs: each writing moves the selection of a field, and whoever listens for that measures the page. */
function setValue(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (control.value !== value) control.value = value;
}

const choice = (id: string, values: readonly string[]): HTMLSelectElement =>
  element("select", { id }, ...values.map((value) => element("option", { value }, value)));

const labelled = (text: string, control: HTMLElement): HTMLElement =>
  element("label", {}, element("span", {}, text), control);
