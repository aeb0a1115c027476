import { formatFixed } from "../format.js";
import { ink } from "../palette.js";
import { planNames } from "../series.js";
import { asPublished, publishedMark, publishedShape } from "./published.js";
import { type ChartSpec, FONT_SIZE_PX, fittedWidth, keyed, linked, seriesColour, theme } from "./theme.js";

/** Completion time of one job under one setting. */
export interface CompletionBar {
  readonly job: string;
  readonly setting: string;
  readonly completionSec: number;
}

/** Height of one bar with its gap. */
const BAR_STEP_PX = 15;
const GROUP_GAP_PX = 12;

/**
 * Completion times of several jobs under several settings, with published ones marked. Whichever of the two has more values
 * names the groups, and the other the bars of a group, so that few colours are needed.
 */
export function completionGroupsChart(
  bars: readonly CompletionBar[],
  marks: readonly CompletionBar[],
  keyOf = (_job: string): string => "",
): ChartSpec {
  const jobs = distinct([...bars, ...marks].map((bar) => bar.job));
  const settings = distinct([...bars, ...marks].map((bar) => bar.setting));
  const byJob = jobs.length >= settings.length;
  const [groups, members] = byJob ? [jobs, settings] : [settings, jobs];
  const rowOf = (bar: CompletionBar): GroupRow => ({
    group: byJob ? bar.job : bar.setting,
    series: byJob ? bar.setting : bar.job,
    completionSec: bar.completionSec,
    key: keyOf(bar.job),
  });
  const marked = marks.map((mark) => asPublished(rowOf(mark)));
  return {
    config: theme,
    ...fittedWidth,
    height: groups.length * (members.length * BAR_STEP_PX + GROUP_GAP_PX),
    layer: layers(
      bars.map((bar) => labelled(rowOf(bar), marked)),
      marked,
      { groups, members },
    ),
  };
}

interface GroupRow {
  readonly group: string;
  readonly series: string;
  readonly completionSec: number;
  readonly key: string;
}

interface LabelledRow extends GroupRow {
  readonly label: string;
  /** Where the label begins: behind the bar and behind its published value. */
  readonly labelAtSec: number;
}

function labelled(row: GroupRow, marked: readonly GroupRow[]): LabelledRow {
  const mark = marked.find(({ group, series }) => group === row.group && series === row.series);
  const labelAtSec = Math.max(row.completionSec, mark?.completionSec ?? 0);
  return { ...row, label: formatFixed(row.completionSec, 1), labelAtSec };
}

interface Names {
  readonly groups: readonly string[];
  readonly members: readonly string[];
}

function layers(bars: readonly LabelledRow[], marked: readonly GroupRow[], { groups, members }: Names): Layers {
  const x = { field: "completionSec", type: "quantitative" as const, stack: null, title: "completion time (s)" };
  const paddingInner = GROUP_GAP_PX / (members.length * BAR_STEP_PX + GROUP_GAP_PX);
  const y = {
    field: "group",
    type: "nominal" as const,
    title: null,
    scale: { domain: [...groups], paddingInner, paddingOuter: paddingInner / 2 },
  };
  const yOffset = { field: "series", type: "nominal" as const, scale: { domain: [...members], paddingInner: 0.18 } };
  const publishedLayer = {
    data: { values: [...marked] },
    mark: { ...publishedMark, fill: ink.text.light },
    encoding: { x, y, yOffset, shape: publishedShape },
  };
  return [
    {
      data: { values: [...bars] },
      mark: { type: "bar", ...keyed },
      encoding: { x, y, yOffset, color: seriesColour(planNames(members), "patch"), description: linked },
    },
    {
      data: { values: [...bars] },
      mark: { type: "text", align: "left", dx: 9, color: ink.text.light, fontSize: FONT_SIZE_PX - 1 },
      encoding: { x: { ...x, field: "labelAtSec" }, y, yOffset, text: { field: "label", type: "nominal" } },
    },
    ...(marked.length === 0 ? [] : [publishedLayer]),
  ];
}

type Layers = Extract<ChartSpec, { layer: unknown }>["layer"];

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];
