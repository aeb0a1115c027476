import type { PublishedNumber, Reproduction } from "../../domain/reproduction.js";
import { stepTolerance } from "./claims.js";
import { type Epoch, epochsOf, meanStepMs, runtimeOfEpoch } from "./epochs.js";
import type { Lab } from "./lab.js";

type Judgement = Reproduction["summary"][number];

const percentText = (ratio: number): string => {
  const text = (100 * (ratio - 1)).toFixed(1);
  return `${ratio > 1 && !text.startsWith("0.0") ? "+" : ""}${text} %`;
};

export function summary(published: readonly PublishedNumber[], lab: Lab): readonly Judgement[] {
  const cells = epochsOf(published);
  return [
    totals(published, lab),
    columnMeans(cells, lab),
    epochMeans(cells, lab),
    nodePattern(cells, lab),
    swappedHalves(cells, lab),
  ];
}

function totals(published: readonly PublishedNumber[], lab: Lab): Judgement {
  const ratio = (id: string, ours: number): number => ours / Number(published.find((row) => row.id === id)!.value);
  const ratios = [ratio("ap-03", lab.trainingSec(2, "bare")), ratio("ap-04", lab.trainingSec(2, "container"))];
  return {
    what:
      "totals of two workloads at once, bare metal and containers; both totals of one workload are inputs, and so are the steps of " +
      "one of two workloads in containers",
    value: ratios.map(percentText).join(" and "),
    target: "within 5 %",
    met: ratios.every((each) => Math.abs(each - 1) <= 0.05),
  };
}

/** The six halves of the tables, headings as printed. */
const halves = ([4, 5, 6] as const).flatMap((table) =>
  (["without", "with"] as const).map((printed) => ({ table, printed })),
);

const isFitted = ({ table, printed }: Pick<Epoch, "table" | "printed">): boolean => table === 5 && printed === "with";

const cellsOf = (cells: readonly Epoch[], half: Pick<Epoch, "table" | "printed">): readonly Epoch[] =>
  cells.filter(({ table, printed }) => table === half.table && printed === half.printed);

const oursMs = (half: Pick<Epoch, "table" | "printed">, lab: Lab): number =>
  lab.stepMs(half.table === 4 ? 1 : 2, runtimeOfEpoch(half));

function columnMeans(cells: readonly Epoch[], lab: Lab): Judgement {
  const judged = halves.filter((half) => !isFitted(half));
  const ratios = judged.map((half) => oursMs(half, lab) / meanStepMs(cellsOf(cells, half)));
  return {
    what: "mean step time over the twelve epochs, halves of Tables 4 to 6 that nothing was fitted on",
    value: judged
      .map(({ table, printed }, index) => `Table ${table} ${printed}: ${percentText(ratios[index]!)}`)
      .join("; "),
    target: "each within 10 %, the halves of Table 6 put right",
    met: ratios.every((ratio) => Math.abs(ratio - 1) <= stepTolerance),
  };
}

/** Of each single epoch. The model has no reason to change its speed in the middle of a run; the bare metal did. */
function epochMeans(cells: readonly Epoch[], lab: Lab): Judgement {
  const near = (half: Pick<Epoch, "table" | "printed">): number => {
    const own = cellsOf(cells, half);
    const numbers = [...new Set(own.map(({ epoch }) => epoch))];
    return numbers.filter((number) => {
      const published = meanStepMs(own.filter(({ epoch }) => epoch === number));
      return Math.abs(oursMs(half, lab) / published - 1) <= stepTolerance;
    }).length;
  };
  const counts = halves.filter((half) => !isFitted(half)).map((half) => ({ half, count: near(half) }));
  const sum = (runtime: string): string => {
    const own = counts.filter(({ half }) => runtimeOfEpoch(half) === runtime);
    return `${own.reduce((total, { count }) => total + count, 0)} of ${12 * own.length}`;
  };
  const all = counts.reduce((total, { count }) => total + count, 0);
  return {
    what: "step time of each single epoch, mean of the three hosts",
    value: `within 10 %: ${sum("container")} epochs in containers, ${sum("bare")} on bare metal, which changes its speed within a run`,
    target: "all within 10 %",
    met: all === 12 * counts.length,
  };
}

/** "Each node requires the same time for each iteration [...] the per-step times vary between nodes." */
function nodePattern(cells: readonly Epoch[], lab: Lab): Judgement {
  const half = { table: 4, printed: "without" } as const;
  const ours = [1, 2, 3].map((node) => lab.epoch({ ...half, node }));
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const [timeSpreadSec, stepSpreadMs] = [
    spread(ours.map((each) => each.timeSec)),
    spread(ours.map((each) => each.stepMs)),
  ];
  const published = [1, 2, 3].map((node) => meanStepMs(cellsOf(cells, half).filter((cell) => cell.node === node)));
  return {
    what: "equal epoch times and different step times of the three hosts, one workload on bare metal",
    value: `epochs differ by ${timeSpreadSec.toFixed(1)} s, steps by ${stepSpreadMs.toFixed(2)} ms`,
    target: `epochs equal, steps different (published means: ${spread(published).toFixed(2)} ms)`,
    met: timeSpreadSec < 1e-9 && stepSpreadMs > 0,
  };
}

function swappedHalves(cells: readonly Epoch[], lab: Lab): Judgement {
  const asPrinted = (["without", "with"] as const).map((printed) => {
    const ours = lab.stepMs(2, printed === "with" ? "container" : "bare");
    return ours / meanStepMs(cellsOf(cells, { table: 6, printed }));
  });
  return {
    what: "Table 6 with its halves as printed: mean step time without and with containers",
    value: asPrinted.map(percentText).join(" and "),
    target: "outside 10 %, so that the model and the printed table contradict each other",
    met: asPrinted.every((ratio) => Math.abs(ratio - 1) > stepTolerance),
  };
}
