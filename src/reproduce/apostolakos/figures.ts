import type { Figure, FigureData, PublishedNumber } from "../../domain/reproduction.js";
import { type Epoch, epochsOf, meanStepMs } from "./epochs.js";
import type { Lab } from "./lab.js";
import { epochs } from "./testbed.js";

type Lines = Extract<FigureData, { kind: "lines" }>;

export function figures(published: readonly PublishedNumber[], lab: Lab): readonly Figure[] {
  const cells = epochsOf(published);
  return [
    stepFigure("23", "One workload, step response", { table: 4, isSwapped: false }, cells, lab),
    stepFigure("29", "Workload 1 of two, step response", { table: 5, isSwapped: false }, cells, lab),
    stepFigure(
      "31",
      "Workload 2 of two, step response, halves of Table 6 put right",
      { table: 6, isSwapped: true },
      cells,
      lab,
    ),
    {
      ...stepFigure(
        "Table 6",
        "Workload 2 of two, step response, halves of Table 6 as printed",
        { table: 6, isSwapped: false },
        cells,
        lab,
      ),
      claims: [],
    },
    totalsFigure(lab),
  ];
}

interface Shown {
  readonly table: Epoch["table"];
  /** Whether what is printed under one heading is shown under the other. */
  readonly isSwapped: boolean;
}

/** Over the epochs; marks are means of the three hosts. */
function stepFigure(id: string, title: string, { table, isSwapped }: Shown, cells: readonly Epoch[], lab: Lab): Figure {
  const own = cells.filter((cell) => cell.table === table);
  const numbers = Array.from({ length: epochs }, (_, index) => index + 1);
  const names = { without: "bare metal", with: "containers" } as const;
  const lines = (["without", "with"] as const).map((printed): Lines["lines"][number] => {
    const stepMs = lab.stepMs(table === 4 ? 1 : 2, printed === "with" ? "container" : "bare");
    return { name: names[printed], points: numbers.map((number) => [number, stepMs] as const) };
  });
  const marks = (["without", "with"] as const).flatMap((printed) =>
    numbers.map((number) => {
      const shown = isSwapped ? (printed === "with" ? "without" : "with") : printed;
      const same = own.filter((cell) => cell.printed === printed && cell.epoch === number);
      return { name: names[shown], x: number, y: meanStepMs(same) };
    }),
  );
  return {
    id,
    title,
    caption: "Step time over the epochs; ours do not change. Marks: published, means of the three hosts.",
    claims: own.map((cell) => cell.id),
    data: { kind: "lines", xTitle: "epoch", yTitle: "step time (ms)", lines, marks },
  };
}

function totalsFigure(lab: Lab): Figure {
  const published = { bare: [150, 250], container: [185, 318] } as const;
  const names = { bare: "bare metal", container: "containers" } as const;
  const bars = ([1, 2] as const).flatMap((workloads) =>
    (["bare", "container"] as const).map((runtime) => ({
      job: workloads === 1 ? "one workload" : "two workloads",
      setting: names[runtime],
      completionSec: lab.trainingSec(workloads, runtime),
      mark: published[runtime][workloads - 1]!,
    })),
  );
  return {
    id: "32",
    title: "Average training time",
    caption: "Training times of one workload, which are fitted, and of two at once. Marks: published.",
    claims: ["ap-01", "ap-02", "ap-03", "ap-04"],
    data: {
      kind: "completion-bars",
      bars: bars.map(({ mark: _, ...bar }) => bar),
      marks: bars.map(({ mark, ...bar }) => ({ ...bar, completionSec: mark })),
    },
  };
}
