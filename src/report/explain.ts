import type { DecisionRecord, NodeVerdict } from "../domain/decision.js";
import { type Column, textColumn } from "./columns.js";
import { formatSeconds, formatSignificant } from "./format.js";
import { textTable } from "./text-table.js";

type Scored = Extract<NodeVerdict, { readonly kind: "scored" }>;

/** What was decided about one job and why, as text: a table of scores and a line for each node that was refused. */
export const explainText = (decisions: readonly DecisionRecord[]): string => decisions.map(decisionText).join("\n");

function decisionText(decision: DecisionRecord): string {
  const { verdicts } = decision;
  const scored = verdicts.filter((verdict) => verdict.kind === "scored").toSorted((a, b) => b.total - a.total);
  const refused = verdicts.filter((verdict) => verdict.kind === "refused");
  return [
    `${formatSeconds(decision.timeSec)} s: ${headline(decision)}\n`,
    scored.length === 0 ? "" : textTable(scoreColumns(scored, decision.node), scored),
    ...refused.map(({ node, by, reason }) => `  ${node} is refused by ${by}: ${reason}\n`),
    verdicts.length === 0 ? "  the scheduler gives no reasons\n" : "",
  ].join("");
}

function headline({ job, action, node, reason }: DecisionRecord): string {
  if (action === "wait") return `${job} waits: ${reason}`;
  const what = action === "place" ? `${job} goes to ${node}` : `${job} moves to ${node}`;
  return reason === null ? what : `${what}, refused: ${reason}`;
}

/** Scorers are columns; the weight stands in the header where it is not 1. */
function scoreColumns(scored: readonly Scored[], chosen: string | null): readonly Column<Scored>[] {
  const terms = scored[0]?.terms ?? [];
  return [
    textColumn("node", ({ node }) => (node === chosen ? `${node} *` : node)),
    ...terms.map(
      ({ scorer, weight }, index): Column<Scored> => ({
        header: weight === 1 ? scorer : `${scorer} x ${weight}`,
        align: "right",
        cell: (row) => formatSignificant(row.terms[index]?.score ?? null),
      }),
    ),
    { header: "total", align: "right", cell: ({ total }) => formatSignificant(total) },
  ];
}
