import type { RunData } from "../run-data.js";

export interface TimeSpan {
  readonly startSec: number;
  readonly endSec: number;
}

/** What a time axis shows: from the first arrival, or from 0 when that is close to it, to the last thing that happened. */
export function timeSpan(result: Pick<RunData, "records" | "timeline">): TimeSpan {
  let firstSec = Number.POSITIVE_INFINITY;
  let endSec = result.timeline.at(-1)?.timeSec ?? 0;
  for (const record of result.records) {
    firstSec = Math.min(firstSec, record.arrivalSec);
    endSec = Math.max(endSec, record.arrivalSec, record.startSec ?? 0, record.finishSec ?? 0);
  }
  const startSec = firstSec > endSec || (firstSec > 0 && firstSec <= endSec / 10) ? 0 : firstSec;
  return { startSec, endSec };
}

/** The time axis of a chart, the same in every chart of a run so that they can be read one above the other. */
export function timeAxis(span: TimeSpan, title = "time (s)"): TimeAxis {
  return { type: "quantitative", title, scale: { domain: [span.startSec, span.endSec], nice: false } };
}

export interface TimeAxis {
  type: "quantitative";
  title: string;
  scale: { domain: [number, number]; nice: false };
}
