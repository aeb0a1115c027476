import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm, truncate } from "node:fs/promises";
import { dirname } from "node:path";
import type { RowScan } from "./scan-rows.js";

/**
 * Leaves only what counts in a table of runs. A bad end, which is what a power cut leaves, is cut off in place, so that it
 * needs no room on a full disk; damage further up is left out of a copy that then takes the table's place.
 *
 * @returns bytes dropped
 */
export async function repairRows(path: string, scan: RowScan): Promise<number> {
  const keptBytes = scan.good.reduce((sum, { from, to }) => sum + to - from, 0);
  const dropped = scan.sizeBytes - keptBytes;
  if (dropped === 0) return 0;
  const [first] = scan.good;
  if (first?.from === 0 && first.to === keptBytes) await truncate(path, keptBytes);
  else await copyGood(path, scan);
  return dropped;
}

async function copyGood(path: string, scan: RowScan): Promise<void> {
  const copyPath = `${path}.repaired`;
  const copy = await open(copyPath, "w");
  try {
    for (const { from, to } of scan.good) {
      for await (const chunk of createReadStream(path, { start: from, end: to - 1 })) await copy.appendFile(chunk);
    }
    await copy.sync();
  } catch (error) {
    await rm(copyPath, { force: true });
    throw error;
  } finally {
    await copy.close();
  }
  await rename(copyPath, path);
  await syncDirectory(dirname(path));
}

/** So that a new name survives a power cut; where directories cannot be opened (Windows) there is nothing to do. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const directory: FileHandle = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
