import { dirname } from "node:path";
import { InputError } from "../../domain/errors.js";
import type { LoadedPlugin } from "../../scenario/load-plugins.js";
import type { Override } from "../../scenario/overrides.js";
import { parseDocument } from "../../scenario/parse.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { SchedulerPlugin } from "../../schedulers/scheduler.js";
import { readTextFile, readTrace } from "../../traces/read.js";
import type { TextFile } from "../../traces/text-file.js";
import { LONGEST_SCENARIO } from "../../traces/yaml-text.js";
import type { SweepSource } from "../source.js";

/** A scenario file while a sweep of it is planned. */
export interface OpenSource {
  /** Checks a cell and, with it, reads the traces that it names. Throws InputError. */
  resolve(overrides: readonly Override[]): Scenario;
  readonly own: readonly SchedulerPlugin[];
  /** The source with every trace that was read so far. */
  source(): SweepSource;
}

/** Reads a scenario file once. Throws InputError. */
export function readSource(path: string, overrides: readonly Override[], plugins: readonly LoadedPlugin[]): OpenSource {
  const own = plugins.flatMap(({ schedulers }) => schedulers);
  const file = readTextFile(path, LONGEST_SCENARIO);
  if (file.kind === "refused") throw new InputError(path, "", file.problem);
  const { text } = file;
  const traces = new Map<string, TextFile>();
  const read = (name: string): TextFile => {
    const trace = traces.get(name) ?? readTrace(dirname(path), name);
    traces.set(name, trace);
    return trace;
  };
  const document = parseDocument(text, path, read, own);
  return {
    own,
    resolve: (more) => document.resolve([...overrides, ...more]),
    source: () => ({
      file: path,
      text,
      traces: Object.fromEntries(traces),
      overrides,
      plugins: plugins.map(({ file, sha256 }) => ({ file, sha256 })),
    }),
  };
}
