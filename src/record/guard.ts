import { spawn } from "node:child_process";
import { cleanUp } from "./cleanup.js";

/** Watches over a recorder from a process of its own, and cleans up however the recorder ends. */
export interface Guard {
  /** A container whose engine may be gone when it has to be removed. */
  watch(containerId: string): void;
  /** Cleans up now and ends. */
  release(): Promise<void>;
}

/** Starts the guard of a recorder. It must be released: it keeps this process alive. */
export function startGuard(owner: string, socketPath: string | null): Guard {
  const script = new URL(import.meta.url).pathname;
  const child = spawn(process.execPath, [script, owner, socketPath ?? ""], {
    stdio: ["pipe", "ignore", "inherit"],
    // Out of the terminal's process group: Ctrl-C is for the recorder.
    detached: true,
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  return {
    watch: (containerId) => {
      child.stdin.write(`${containerId}\n`);
    },
    release: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** The guard's own process: its input ends when the recorder does. */
async function main(owner: string, socketPath: string | null): Promise<void> {
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  await cleanUp(owner, socketPath, text.split("\n").filter(Boolean));
}

const [, script, owner, socketPath] = process.argv;
if (script === new URL(import.meta.url).pathname && owner !== undefined) await main(owner, socketPath || null);
