import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";
import { InputError } from "../../domain/errors.js";
import { ownerVariable } from "../owner.js";

const startLimitMs = 20_000;

/** A Docker engine of the recorder's own, in a folder of its own, that reaches no network. */
export interface OwnEngine {
  readonly engine: Docker;
  readonly socketPath: string;
  /** Ends it; containers must be gone. */
  stop(): Promise<void>;
}

/** Starts `dockerd`. Throws InputError when that is not possible here. */
export async function startEngine(folder: string, owner: string): Promise<OwnEngine> {
  mkdirSync(folder, { recursive: true });
  const socketPath = join(folder, "docker.sock");
  const logPath = join(folder, "dockerd.log");
  const log = openSync(logPath, "a");
  const path = (name: string): string => join(folder, name);
  const child = spawn(
    "dockerd",
    [
      [
        "--data-root",
        path("data"),
        "--exec-root",
        path("exec"),
        "--pidfile",
        path("pid"),
        "-H",
        `unix://${socketPath}`,
      ],
      ["--iptables=false", "--ip6tables=false", "--bridge=none"],
    ].flat(),
    {
      env: { ...process.env, [ownerVariable]: owner, PATH: `/usr/sbin:/sbin:${process.env.PATH ?? ""}` },
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  let problem: string | null = null;
  child.on("error", (error) => {
    problem = error.message;
  });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const engine = new Docker({ socketPath });
  for (const begin = Date.now(); ; await sleep(100)) {
    if (await answers(engine)) break;
    if (child.exitCode !== null) problem ??= lastLine(logPath);
    if (Date.now() - begin > startLimitMs) problem ??= `it does not answer after ${startLimitMs / 1000} s`;
    if (problem !== null) {
      child.kill("SIGKILL");
      throw new InputError("--own-engine", "", `dockerd could not be started: ${problem}`);
    }
  }
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(5000, undefined, { ref: false })]);
  };
  return { engine, socketPath, stop };
}

const answers = (engine: Docker): Promise<boolean> =>
  engine.ping().then(
    () => true,
    () => false,
  );

const lastLine = (path: string): string => readFileSync(path, "utf8").trim().split("\n").at(-1) ?? "it ended at once";
