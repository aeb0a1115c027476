import { hostname } from "node:os";
import { resolve } from "node:path";
import type { Engine } from "../sweep/engine.js";
import { createLocalEngine } from "../sweep/local/local-engine.js";
import type { PreparedSweep } from "../sweep/prepare.js";
import { sha256 } from "./sweep-options.js";
import { openRedis } from "./sweep-redis.js";
import { descentVersion } from "./version.js";

/** Where runs are computed. */
export interface EngineOptions {
  readonly engine: "local" | "bullmq";
  readonly redis: string | undefined;
}

/** Throws InputError or RunError when the Redis server cannot be used. */
export async function createEngine(
  { setup, plan }: PreparedSweep,
  folder: string,
  threads: number,
  options: EngineOptions,
): Promise<Engine> {
  if (options.engine === "local") return createLocalEngine(setup, threads);
  const { address, onConnection } = await openRedis(options.redis);
  // Loaded only where it is used: it takes as long to load as everything else.
  const { createQueueEngine } = await import("../sweep/queue/queue-engine.js");
  return createQueueEngine({
    address,
    setup,
    descentVersion,
    hash: sha256,
    session: sha256([plan.identity, hostname(), resolve(folder)].join("\n")).slice(0, 20),
    onConnection,
  });
}
