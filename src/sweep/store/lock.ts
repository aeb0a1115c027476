import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { RunError } from "../../domain/errors.js";
import { diskError } from "./disk-error.js";

/** How often the owner says that it lives, and for how long it is believed when it cannot be asked. */
const BEAT_MS = 5_000;
const STALE_MS = 60_000;

/**
 * Keeps a second sweep out of a result folder. A lock whose owner was killed is taken over: at once when it ran on this
 * machine, after a minute without a sign of life otherwise.
 *
 * @returns a function that gives the lock back
 */
export async function lockFolder(path: string): Promise<() => Promise<void>> {
  try {
    await takeLock(path);
  } catch (error) {
    throw diskError(path, error);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, BEAT_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    await rm(path, { force: true });
  };
}

async function takeLock(path: string): Promise<void> {
  const owner = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(path, owner, { flag: "wx" });
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const living = await livingOwner(path);
    if (living !== null) {
      throw new RunError(
        `${path}: ${living} writes to this folder; wait for it, or remove this file if it no longer runs`,
      );
    }
    await rm(path, { force: true });
  }
  throw new RunError(`${path}: cannot be locked: others take it again and again`);
}

/** null: nobody who still runs. */
async function livingOwner(path: string): Promise<string | null> {
  try {
    const { pid, host } = JSON.parse(await readFile(path, "utf8")) as { readonly pid: number; readonly host: string };
    // In a container that was started anew the former owner had this very number.
    if (host === hostname()) return pid === process.pid || !isAlive(pid) ? null : `process ${pid}`;
    const silentMs = Date.now() - (await stat(path)).mtimeMs;
    return silentMs > STALE_MS ? null : `process ${pid} on ${host}`;
  } catch {
    // Gone by now, or killed before it wrote its name.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
