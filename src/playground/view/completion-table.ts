import { formatFixed, formatSeconds, MISSING } from "../../report/format.js";
import type { StudyPicture } from "../study/picture.js";
import { element } from "./dom.js";

/** Completion time of each job under both schedulers; the left one is the baseline. */
export function completionTable({ completions, sides }: StudyPicture): HTMLElement {
  const { rows, omitted, improved, compared } = completions;
  const heads = ["job", `${sides.left.scheduler} (s)`, `${sides.right.scheduler} (s)`, "shorter by"];
  const body = rows.map(({ job, leftSec, rightSec, reductionPercent }) => {
    const percent = reductionPercent === null ? MISSING : `${formatFixed(reductionPercent, 1)} %`;
    const better =
      reductionPercent === null || Math.abs(reductionPercent) < 0.05 ? "" : reductionPercent > 0 ? " gain" : " loss";
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, job),
      element("td", { class: "number" }, formatSeconds(leftSec)),
      element("td", { class: "number" }, formatSeconds(rightSec)),
      element("td", { class: `number${better}` }, percent),
    );
  });
  const more = omitted === 0 ? "" : ` The first ${rows.length} are listed, ${omitted} more are counted.`;
  const table = element(
    "table",
    {},
    element("caption", {}, `Completion times: ${improved} of ${compared} jobs end sooner on the right.${more}`),
    element("thead", {}, element("tr", {}, ...heads.map((head, index) => headCell(head, index)))),
    element("tbody", {}, ...body),
  );
  return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Completion times" }, table);
}

const headCell = (text: string, index: number): HTMLElement =>
  element("th", { scope: "col", class: index === 0 ? "" : "number" }, text);
