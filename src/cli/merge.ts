import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { CommandModule } from "yargs";
import { InputError, RunError } from "../domain/errors.js";
import { diskError } from "../sweep/store/disk-error.js";
import { lockFolder } from "../sweep/store/lock.js";
import { addPart, findParts, missingShards } from "../sweep/store/merge.js";
import { ResultsLog } from "../sweep/store/results-log.js";
import { LOCK_FILE, RUNS_FILE, writeSweepFile } from "../sweep/store/sweep-file.js";

interface MergeOptions {
  readonly folders: readonly string[];
  readonly out: string | undefined;
}

export const mergeCommand: CommandModule<object, MergeOptions> = {
  command: "merge <folders..>",
  describe: "put the tables of a sweep's shards together; may be repeated",
  builder: (yargs) =>
    yargs
      .positional("folders", {
        type: "string",
        array: true,
        demandOption: true,
        describe: "folders of shards, or the folder that they lie in",
      })
      .option("out", { type: "string", describe: "folder of the whole table [default: the one folder given]" }),
  handler: async ({ folders, out }) => {
    const target = out ?? (folders.length === 1 ? folders[0] : undefined);
    if (target === undefined) throw new InputError("--out", "", "is missing: say where the whole table goes");
    const parts = await findParts(folders);
    const { done, runs } = await merge(target, parts);
    const path = join(target, RUNS_FILE);
    process.stdout.write(`${path}: ${done} of ${runs} runs from ${parts.length} tables\n`);
    if (done >= runs) return;
    const missing = missingShards(parts);
    const which = missing.length === 0 ? "" : `; no table of shard ${missing.slice(0, 20).join(", ")}`;
    throw new RunError(`${path}: ${runs - done} runs are missing${which}; descent sweep --out ${target} computes them`);
  },
};

async function merge(
  target: string,
  parts: Awaited<ReturnType<typeof findParts>>,
): Promise<{ readonly done: number; readonly runs: number }> {
  const { description } = parts[0]!;
  const whole = { ...description, shard: null, runs: description.cells * description.seeds };
  await mkdir(target, { recursive: true }).catch((error: unknown) => {
    throw diskError(target, error);
  });
  const unlock = await lockFolder(join(target, LOCK_FILE));
  try {
    const log = await ResultsLog.open(join(target, RUNS_FILE), whole.columns);
    try {
      for (const part of parts) if (part.folder !== target) await addPart(part, log);
    } finally {
      await log.close();
    }
    await writeSweepFile(target, whole);
    return { done: log.done.count, runs: whole.runs };
  } finally {
    await unlock();
  }
}
