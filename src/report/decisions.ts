import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { DecisionRecord, NodeVerdict, ScoreTerm } from "../domain/decision.js";
import type { RunResult } from "../domain/result.js";

const columns = [
  "timeSec",
  "job",
  "action",
  "node",
  "reason",
  "candidate",
  "refusedBy",
  "refusal",
  "total",
  "terms",
] as const;

type Row = Readonly<Record<(typeof columns)[number], string | number>>;

/** One row for each decision and node that was looked at; one row with an empty candidate when there was none. */
export const decisionsCsv = (result: Pick<RunResult, "decisions">): string =>
  stringify(
    result.decisions.flatMap((decision) =>
      decision.verdicts.length === 0
        ? [{ ...head(decision), ...noVerdict }]
        : decision.verdicts.map((verdict) => ({ ...head(decision), ...body(verdict) })),
    ),
    { header: true, columns: [...columns], record_delimiter: "unix" },
  );

/** Reads what `decisionsCsv` wrote. Rows of one decision stand together. */
export function parseDecisions(text: string): readonly DecisionRecord[] {
  const rows: readonly Readonly<Record<keyof Row, string>>[] = parse(text, { columns: true });
  const decisions: (DecisionRecord & { readonly verdicts: NodeVerdict[] })[] = [];
  let former = "";
  for (const row of rows) {
    const verdict = verdictOf(row);
    // A job has one verdict on each node: the same node again is the next decision.
    const key = JSON.stringify([row.timeSec, row.job, row.action, row.node, row.reason]);
    const last = decisions.at(-1);
    const isSame = key === former && verdict !== null && !last?.verdicts.some(({ node }) => node === verdict.node);
    former = key;
    if (isSame && last !== undefined) last.verdicts.push(verdict);
    else {
      decisions.push({
        timeSec: Number(row.timeSec),
        job: row.job,
        action: row.action as DecisionRecord["action"],
        node: row.node === "" ? null : row.node,
        reason: row.reason === "" ? null : row.reason,
        verdicts: verdict === null ? [] : [verdict],
      });
    }
  }
  return decisions;
}

const head = ({ timeSec, job, action, node, reason }: DecisionRecord) => ({
  timeSec,
  job,
  action,
  node: node ?? "",
  reason: reason ?? "",
});

const noVerdict = { candidate: "", refusedBy: "", refusal: "", total: "", terms: "" };

const body = (verdict: NodeVerdict) =>
  verdict.kind === "refused"
    ? { ...noVerdict, candidate: verdict.node, refusedBy: verdict.by, refusal: verdict.reason }
    : { ...noVerdict, candidate: verdict.node, total: verdict.total, terms: verdict.terms.map(termText).join("; ") };

const termText = ({ scorer, score, weight }: ScoreTerm): string => `${scorer} ${score} x ${weight}`;

function verdictOf(row: Readonly<Record<keyof Row, string>>): NodeVerdict | null {
  if (row.candidate === "") return null;
  if (row.refusedBy !== "") return { kind: "refused", node: row.candidate, by: row.refusedBy, reason: row.refusal };
  const terms = row.terms.split("; ").map((term): ScoreTerm => {
    const [scorer = "", score, , weight] = term.split(" ");
    return { scorer, score: Number(score), weight: Number(weight) };
  });
  return { kind: "scored", node: row.candidate, total: Number(row.total), terms };
}
