import { formatFixed, formatSeconds, MISSING } from "../../report/format.js";
import type { CompletionRow, StudyPicture } from "../study/picture.js";
import { element, setText } from "./dom.js";

/** Completion time of each job under both schedulers; the left one is the baseline. Rows stay, and their texts change. */
export class CompletionTable {
  readonly root: HTMLElement;
  readonly #caption = element("caption");
  readonly #heads = Array.from({ length: 4 }, (_, index) =>
    element("th", { scope: "col", class: index === 0 ? "" : "number" }),
  );
  readonly #body = element("tbody");

  constructor() {
    const head = element("thead", {}, element("tr", {}, ...this.#heads));
    const table = element("table", { class: "completions" }, this.#caption, head, this.#body);
    this.root = element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Completion times" },
      table,
    );
  }

  show({ completions, sides }: StudyPicture): void {
    const { rows, omitted, improved, compared } = completions;
    const more = omitted === 0 ? "" : ` The first ${rows.length} are listed, ${omitted} more are counted.`;
    setText(this.#caption, `Completion times: ${improved} of ${compared} jobs end sooner on the right.${more}`);
    const heads = ["job", `${sides.left.scheduler} (s)`, `${sides.right.scheduler} (s)`, "shorter by"];
    for (const [index, head] of heads.entries()) setText(this.#heads[index]!, head);
    while (this.#body.rows.length > rows.length) this.#body.deleteRow(-1);
    while (this.#body.rows.length < rows.length) this.#body.append(emptyRow());
    for (const [index, row] of rows.entries()) fill(this.#body.rows[index]!, row);
  }
}

const emptyRow = (): HTMLElement =>
  element("tr", {}, element("th", { scope: "row" }), element("td"), element("td"), element("td"));

function fill({ cells }: HTMLTableRowElement, { job, leftSec, rightSec, reductionPercent }: CompletionRow): void {
  const percent = reductionPercent === null ? MISSING : `${formatFixed(reductionPercent, 1)} %`;
  const better =
    reductionPercent === null || Math.abs(reductionPercent) < 0.05 ? "" : reductionPercent > 0 ? "gain" : "loss";
  for (const [index, text] of [job, formatSeconds(leftSec), formatSeconds(rightSec), percent].entries()) {
    setText(cells[index]!, text);
  }
  if (cells[3]!.className !== better) cells[3]!.className = better;
}
