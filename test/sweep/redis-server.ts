import { spawn, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import { type Running, until, watch } from "./process.js";

export const PASSWORD = "correct-horse-battery";

export const isInstalled: boolean = spawnSync("redis-server", ["--version"]).status === 0;

/** A real server in a folder of its own, on a Unix socket, that keeps what it is told across restarts. */
export interface Server {
  readonly url: string;
  readonly path: string;
  /** As when its machine fails: at once, without a word. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function createServer(folder: string): Promise<Server> {
  const path = join(folder, "redis.sock");
  const config = join(folder, "redis.conf");
  await writeFile(
    config,
    [
      "port 0",
      `unixsocket ${path}`,
      `requirepass ${PASSWORD}`,
      `dir ${folder}`,
      "appendonly yes",
      "appendfsync everysec",
      "maxmemory-policy noeviction",
    ].join("\n"),
  );
  let running: Running | null = null;
  const server: Server = {
    path,
    url: `unix://:${PASSWORD}@${path}`,
    kill: async () => {
      running?.child.kill("SIGKILL");
      await running?.ended;
    },
    start: async () => {
      running = watch(spawn("redis-server", [config]));
      await until(() => answers(path));
    },
  };
  await server.start();
  return server;
}

async function answers(path: string): Promise<boolean> {
  const connection = new Redis({ path, password: PASSWORD, lazyConnect: true, retryStrategy: () => null });
  connection.on("error", () => {});
  try {
    await connection.connect();
    return (await connection.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    connection.disconnect();
  }
}
