import { type DecisionRecord, extenderPrefix, type NodeVerdict } from "../domain/decision.js";
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
    wishLine(scored, decision.node),
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

/** Whether an extender got its way, and against what; empty where it told no two nodes apart. */
function wishLine(scored: readonly Scored[], chosen: string | null): string {
  const wishes = scored.map((verdict) => ({ ...verdict, wish: extenderPoints(verdict) }));
  const most = Math.max(...wishes.map(({ wish }) => wish));
  const [best] = wishes.filter(({ wish }) => wish === most);
  const winner = wishes.find(({ node }) => node === chosen);
  if (best === undefined || winner === undefined || wishes.every(({ wish }) => wish === most)) return "";
  const name = best.terms.find(({ scorer }) => scorer.startsWith(extenderPrefix))?.scorer ?? extenderPrefix;
  const own = (verdict: (typeof wishes)[number]): string => formatSignificant(verdict.total - verdict.wish);
  if (winner.wish < most) {
    const points = formatSignificant(most - winner.wish);
    return `  ${name} prefers ${best.node} by ${points}, and is outvoted: the other scores are ${own(winner)} for ${winner.node}, ${own(best)} for ${best.node}\n`;
  }
  const rivals = wishes.filter(({ wish }) => wish < most);
  const alone = rivals.reduce((a, b) => (b.total - b.wish > a.total - a.wish ? b : a));
  const lead = alone.total - alone.wish - (winner.total - winner.wish);
  if (lead < 0) return `  ${name} prefers ${winner.node}, as the other scores do\n`;
  return `  ${name} decides: the other scores are ${own(alone)} for ${alone.node}, ${own(winner)} for ${winner.node}\n`;
}

const extenderPoints = ({ terms }: Scored): number =>
  terms
    .filter(({ scorer }) => scorer.startsWith(extenderPrefix))
    .reduce((sum, { score, weight }) => sum + score * weight, 0);
