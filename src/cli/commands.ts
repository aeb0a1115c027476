import type { CommandModule } from "yargs";

// biome-ignore lint/suspicious/noExplicitAny: each command has options of its own; yargs checks them against its builder
type Command = CommandModule<any, any>;

/**
 * The commands, in the order of the help. A command loads when it is the one that was given, since loading all of them
 * takes longer than most runs.
 */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import("./run.js")).runCommand,
  compare: async () => (await import("./compare.js")).compareCommand,
  explain: async () => (await import("./explain.js")).explainCommand,
  workers: async () => (await import("./workers.js")).workersCommand,
  plot: async () => (await import("./plot.js")).plotCommand,
  record: async () => (await import("./record.js")).recordCommand,
  export: async () => (await import("./export.js")).exportCommand,
  reproduce: async () => (await import("./reproduce.js")).reproduceCommand,
  sweep: async () => (await import("./sweep.js")).sweepCommand,
  "sweep-summary": async () => (await import("./sweep-summary.js")).sweepSummaryCommand,
  worker: async () => (await import("./worker.js")).workerCommand,
  merge: async () => (await import("./merge.js")).mergeCommand,
  import: async () => (await import("./import.js")).importCommand,
  extender: async () => (await import("./extender.js")).extenderCommand,
  schedulers: async () => (await import("./schedulers.js")).schedulersCommand,
  calibrate: async () => (await import("./calibrate.js")).calibrateCommand,
  validate: async () => (await import("./validate.js")).validateCommand,
  models: async () => (await import("./models.js")).modelsCommand,
  schema: async () => (await import("./schema.js")).schemaCommand,
};

/** The command that these words begin with; every command when they begin with none, for the help and its errors. */
export async function commandsFor(words: readonly string[]): Promise<readonly Command[]> {
  const [first] = words;
  if (first === "--version") return [];
  const load = first !== undefined && Object.hasOwn(loaders, first) ? loaders[first] : undefined;
  return load === undefined ? Promise.all(Object.values(loaders).map((each) => each())) : [await load()];
}
