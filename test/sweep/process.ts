import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const main = resolve("dist/cli/main.js");

/** A running `descent`, and all that it has said. */
export interface Running {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  return watch(spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } }));
}

/** With a limit on the size of files, in blocks of 1024 bytes: what a full disk looks like to a process. */
export const startWithFullDisk = (args: readonly string[], blocks: number): Running =>
  watch(spawn("bash", ["-c", `ulimit -f ${blocks}; exec "$@"`, "bash", process.execPath, main, ...args]));

export function watch(child: ChildProcess): Running {
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => said.push(String(text)));
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string);
  return { child, output: () => said.join(""), ended };
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolveLater) => {
    setTimeout(resolveLater, milliseconds);
  });

/** Waits until something holds, and gives up after a while. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> {
  for (const startMs = Date.now(); !(await holds()); ) {
    if (Date.now() - startMs > limitMs) throw new Error("waited in vain");
    await pause(20);
  }
}
