import "./no-eval.js";
import { Editor } from "./editor/editor.js";
import { examples } from "./examples.js";
import { fromFragment, toFragment } from "./share/share.js";
import { type Drawing, Simulator } from "./simulator.js";
import type { StudyPicture } from "./study/picture.js";
import { firstSettings, type Settings, type SideName, sideNames } from "./study/settings.js";
import { CompletionTable } from "./view/completion-table.js";
import { Controls } from "./view/controls.js";
import { byId, element, setText } from "./view/dom.js";
import { Legend } from "./view/legend.js";
import { SideView } from "./view/side-view.js";
import { Stepper } from "./view/stepper.js";

/** The address follows once a slider rests: browsers refuse pages that change it a hundred times in a few seconds. */
const ADDRESS_AFTER_MS = 200;

const UNREADABLE = "This address is damaged or of another version, and the first example is shown: ";

/** Ties the parts together: settings go to the worker, pictures come back and are shown. */
class Playground {
  #settings: Settings = fromFragment(location.hash) ?? firstSettings;
  #picture: StudyPicture | null = null;
  #moment: { readonly side: SideName; readonly timeSec: number } | null = null;
  #asked = performance.now();
  /** What the visitor should know beside how long it took. */
  #notice = location.hash !== "" && fromFragment(location.hash) === null ? UNREADABLE : "";
  readonly #simulator = new Simulator((drawing) => this.#drawn(drawing));
  readonly #controls = new Controls((change) => this.#change(change));
  readonly #editor = new Editor((text) => this.#change({ text, example: null }));
  readonly #stepper = new Stepper({ onStep: (side, step) => void this.#look(side, step) });
  readonly #sides: Readonly<Record<SideName, SideView>> = {
    left: new SideView("left", (timeSec) => this.#pick("left", timeSec)),
    right: new SideView("right", (timeSec) => this.#pick("right", timeSec)),
  };
  readonly #legend = new Legend();
  readonly #completions = new CompletionTable();
  #writesAddress: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    byId("controls").append(this.#controls.root);
    byId("studied").append(
      element("div", { class: "sides" }, this.#sides.left.root, this.#sides.right.root),
      this.#legend.root,
      this.#completions.root,
    );
    byId("stepper").append(this.#stepper.root);
    byId("source").append(sourceCard(this.#editor.root, () => void this.#share()));
    addEventListener("resize", () => this.#paint());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#showPicture());
    addEventListener("hashchange", () => this.#restore());
    this.#apply();
  }

  #change(change: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#notice = "";
    clearTimeout(this.#writesAddress);
    this.#writesAddress = setTimeout(() => this.#writeAddress(), ADDRESS_AFTER_MS);
    this.#apply();
  }

  #writeAddress(): void {
    history.replaceState(null, "", toFragment(this.#settings));
  }

  /** Somebody pasted another shared address into this page. */
  #restore(): void {
    const settings = fromFragment(location.hash);
    if (settings === null || toFragment(settings) === toFragment(this.#settings)) return;
    clearTimeout(this.#writesAddress);
    this.#settings = settings;
    this.#apply();
  }

  #apply(): void {
    const text = this.#settings.text ?? exampleText(this.#settings.example);
    this.#editor.text = text;
    this.#controls.show(this.#settings, this.#picture?.available ?? null);
    this.#asked = performance.now();
    this.#simulator.draw(text, this.#settings);
  }

  #drawn(drawing: Drawing): void {
    const problem = byId("problem");
    problem.hidden = drawing.kind === "drawn";
    document.body.dataset.state = drawing.kind;
    if (drawing.kind === "refused") {
      problem.textContent = drawing.problem;
      this.#editor.mark({ text: drawing.problem, line: drawing.line });
      return;
    }
    problem.textContent = "";
    this.#editor.mark(null);
    this.#picture = drawing.picture;
    this.#showPicture();
    this.#controls.show(this.#settings, drawing.picture.available);
    this.#stepper.showStudy(drawing.picture);
    const tookMs = performance.now() - this.#asked;
    byId("status").textContent = `${this.#notice}simulated and drawn in ${tookMs.toFixed(0)} ms`;
    // For those that measure: how often the page was drawn, and how long the last drawing took from the wish on.
    document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1);
    document.body.dataset.tookMs = String(tookMs);
  }

  #showPicture(): void {
    const picture = this.#picture;
    if (picture === null) return;
    setText(byId("title"), picture.name);
    setText(byId("description"), picture.description ?? "");
    for (const side of sideNames) this.#sides[side].show(picture, this.#momentOf(side));
    this.#legend.show(picture.series);
    this.#completions.show(picture);
  }

  #momentOf(side: SideName): number | null {
    return this.#moment?.side === side ? this.#moment.timeSec : null;
  }

  #paint(): void {
    for (const side of sideNames) this.#sides[side].paint();
  }

  #pick(side: SideName, timeSec: number): void {
    if (this.#picture !== null) this.#stepper.pick(side, this.#picture.sides[side].stepSec, timeSec);
  }

  async #look(side: SideName, step: number): Promise<void> {
    const moment = await this.#simulator.look(side, step);
    this.#stepper.tell(moment);
    this.#moment = moment === null ? null : { side, timeSec: moment.timeSec };
    for (const each of sideNames) this.#sides[each].mark(this.#momentOf(each));
  }

  async #share(): Promise<void> {
    this.#writeAddress();
    const copied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    );
    byId("status").textContent = copied ? "address copied" : "the address above holds everything: copy it";
  }
}

const exampleText = (id: string | null): string => (examples.find((example) => example.id === id) ?? examples[0]!).text;

function sourceCard(editor: HTMLElement, onShare: () => void): HTMLElement {
  const share = element("button", { type: "button", id: "share" }, "Copy the address of this study");
  share.addEventListener("click", onShare);
  return element(
    "div",
    { class: "card" },
    element("h2", {}, "Scenario"),
    element(
      "p",
      { class: "hint" },
      "Edit it: Ctrl+Space completes keys and values; the sliders above win over what is written.",
    ),
    editor,
    element("div", { class: "row" }, share),
  );
}

new Playground();
