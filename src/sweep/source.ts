import type { Override } from "../scenario/overrides.js";
import { parseDocument } from "../scenario/parse.js";
import type { Scenario } from "../scenario/scenario.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import type { TextFile } from "../traces/text-file.js";

/** A scenario with all it reads, as plain data: what a worker needs, on this machine or another, to run any cell of it. */
export interface SweepSource {
  /** The scenario's name in errors. */
  readonly file: string;
  readonly text: string;
  /** Each trace by the name that the scenario gives it. */
  readonly traces: Readonly<Record<string, TextFile>>;
  /** Values that hold in every cell. */
  readonly overrides: readonly Override[];
  /** Modules with schedulers of one's own, which a worker loads itself. */
  readonly plugins: readonly { readonly file: string; readonly sha256: string }[];
}

/**
 * Parses a source once; the function that it gives then resolves any cell. Throws InputError, as does that function.
 * @param own the schedulers of the source's modules
 */
export function openSource(
  source: SweepSource,
  own: readonly SchedulerPlugin[],
): (overrides: readonly Override[]) => Scenario {
  const readTrace = (name: string): TextFile =>
    source.traces[name] ?? { kind: "refused", problem: `the trace ${name} was not sent along` };
  const document = parseDocument(source.text, source.file, readTrace, own);
  return (overrides) => document.resolve([...source.overrides, ...overrides]);
}
