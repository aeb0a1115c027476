import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { createPool, type Pool } from "../local/pool.js";
import type { WorkerSetup } from "../run-task.js";
import { lastingOptions } from "./connection.js";
import { queueNames, type ResultMessage, type TaskMessage } from "./messages.js";
import type { RedisAddress } from "./redis-address.js";

/** Threads of a sweep that has no work left end after this time. */
const IDLE_MS = 10_000;
/** A task whose workers die one after the other is given up after so many. */
const MOST_STALLS = 10;
/** Sweeps whose scenario is kept at hand. */
const MOST_SESSIONS = 8;

export interface ServeOptions {
  readonly address: RedisAddress;
  readonly descentVersion: string;
  readonly threads: number;
  /** Seconds without a sign of life after which another worker takes over a task. */
  readonly leaseSec: number;
  readonly onConnection: (isLost: boolean) => void;
  readonly onTask: (runs: number) => void;
}

export interface Service {
  /** Finishes what is under way; a second call does not wait for that. */
  stop(): Promise<void>;
}

interface Served {
  readonly pool: Pool;
  readonly results: Queue<ResultMessage>;
}

/** Computes tasks of any sweep that uses the same server and the same version of Descent, until it is stopped. */
export function serve(options: ServeOptions): Service {
  const names = queueNames(options.descentVersion);
  const connection = new Redis(lastingOptions(options.address));
  connection.on("error", () => options.onConnection(true));
  connection.on("ready", () => options.onConnection(false));
  const sessions = new Map<string, Served>();

  const open = async (session: string): Promise<Served | null> => {
    const known = sessions.get(session);
    if (known !== undefined) return known;
    const setup = await connection.get(names.setup(session));
    if (setup === null) return null;
    const queueOptions = { connection: lastingOptions(options.address), prefix: names.prefix };
    const served = sessions.get(session) ?? {
      pool: createPool(JSON.parse(setup) as WorkerSetup, options.threads, IDLE_MS),
      results: new Queue<ResultMessage>(names.results(session), queueOptions),
    };
    served.results.on("error", () => {});
    sessions.set(session, served);
    if (sessions.size > MOST_SESSIONS) await closeOldest(sessions);
    return served;
  };

  const worker = new Worker<TaskMessage>(
    names.tasks,
    async ({ data: { session, task } }) => {
      const served = await open(session);
      // The sweep has ended, or has put its scenario elsewhere: nobody waits for these rows.
      if (served === null) return;
      const outcome = await served.pool.run(task);
      await served.results.add("rows", { taskId: task.id, outcome }, { jobId: task.id, removeOnComplete: true });
      if (outcome.kind === "rows") options.onTask(outcome.runs);
    },
    {
      connection: lastingOptions(options.address),
      prefix: names.prefix,
      // One more than threads: the next task is there when a thread becomes free.
      concurrency: options.threads + 1,
      lockDuration: options.leaseSec * 1000,
      stalledInterval: options.leaseSec * 500,
      maxStalledCount: MOST_STALLS,
      drainDelay: 1,
    },
  );
  worker.on("error", () => {});
  let isStopping = false;
  return {
    stop: async () => {
      const force = isStopping;
      isStopping = true;
      await worker.close(force);
      connection.disconnect();
      for (const { pool, results } of sessions.values()) await Promise.all([pool.close(), results.close()]);
    },
  };
}

async function closeOldest(sessions: Map<string, Served>): Promise<void> {
  const [oldest] = sessions;
  if (oldest === undefined) return;
  sessions.delete(oldest[0]);
  // Its threads end by themselves when they have been idle, and a task of it may still be under way.
  await oldest[1].results.close();
}
