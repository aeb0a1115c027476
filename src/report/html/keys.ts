import type { JobOutcome } from "../../domain/record.js";
import { waitSec } from "../../metrics/wait.js";
import { formatFixed, formatSeconds } from "../format.js";
import { allSeriesColours, type Colour } from "../palette.js";
import type { SeriesPlan } from "../series.js";
import { escapeHtml } from "./escape.js";

export const swatch = (colour: Colour): string => `<i class="swatch series-${allSeriesColours.indexOf(colour)}"></i>`;

/** Attributes by which a page's script finds all that stands for one job, and what it says of it. */
export function jobAttributes(record: JobOutcome, plan: SeriesPlan): string {
  const group = plan.kind === "model" ? ` data-group="${plan.seriesKey(plan.seriesOf(record.id))}"` : "";
  return ` data-key="${plan.jobKey(record.id)}"${group} data-about="${escapeHtml(aboutJob(record))}"`;
}

function aboutJob(record: JobOutcome): string {
  const { id, model, node, finishSec, startSec, completionSec } = record;
  const seconds = (value: number | null): string => `${formatSeconds(value)} s`;
  return [
    id,
    ...(model === null || model === id ? [] : [model]),
    ...(node === null ? [] : [`on ${node}`]),
    ...(startSec === null ? ["never started"] : [`from ${seconds(startSec)}`]),
    ...(finishSec === null ? ["not finished"] : [`to ${seconds(finishSec)}`, `completion ${seconds(completionSec)}`]),
    ...(waitSec(record) === 0 ? [] : [`waited ${seconds(waitSec(record))}`]),
    ...(record.moves.length === 0
      ? []
      : [`moved ${record.moves.length === 1 ? "once" : `${record.moves.length} times`}`]),
  ].join(" · ");
}

/**
 * The jobs or groups of a page in their colours: a legend that stays in sight, and with the page's script what one picks by
 * keyboard; beside it is said what is picked.
 */
export function keyBar(records: readonly JobOutcome[], plan: SeriesPlan): string {
  if (plan.series.length === 0) return "";
  const counts = new Map<string, number>();
  if (plan.kind === "model") {
    for (const { id } of records) counts.set(plan.seriesOf(id), (counts.get(plan.seriesOf(id)) ?? 0) + 1);
  }
  const items = plan.series.map(({ name, colour }) => {
    const count = counts.get(name) ?? 1;
    const text = `${name} · ${formatFixed(count, 0)} ${count === 1 ? "job" : "jobs"}`;
    const about = plan.kind === "model" ? ` data-about="${escapeHtml(text)}"` : "";
    return `<li data-key="${plan.seriesKey(name)}"${about}>${swatch(colour)}${escapeHtml(name)}</li>`;
  });
  const what = plan.kind === "job" ? "Jobs" : "Groups of jobs";
  return `<div class="bar">
<ul class="keys" aria-label="${what}">
${items.join("\n")}
</ul>
<p class="readout" role="status"></p>
</div>`;
}
