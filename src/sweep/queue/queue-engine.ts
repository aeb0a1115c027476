import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { RunError } from "../../domain/errors.js";
import { BatchSize } from "../batch-size.js";
import { type Engine, type EngineInput, taskError } from "../engine.js";
import type { Hash } from "../keys.js";
import { runKey } from "../keys.js";
import type { WorkerSetup } from "../run-task.js";
import type { Task } from "../task.js";
import { lastingOptions } from "./connection.js";
import { queueNames, type ResultMessage, type TaskMessage } from "./messages.js";
import type { RedisAddress } from "./redis-address.js";

/** Longer than between threads: a task travels further. */
const TASK_MS = 500;
const FIRST_TASKS = 16;
const MOST_TASKS = 2_000;
const ATTEMPTS = 5;
const RECONCILE_MS = 3_000;
const RECONCILED_AT_ONCE = 200;
/** How long a scenario stays in Redis without a sign of life of its sweep. */
const SETUP_SEC = 24 * 3600;
const CLOSE_MS = 3_000;

export interface QueueEngineOptions {
  readonly address: RedisAddress;
  readonly setup: WorkerSetup;
  readonly descentVersion: string;
  /** Names the sweep and its folder: one that was killed finds its own tasks again. */
  readonly session: string;
  readonly hash: Hash;
  /** Told when the server is lost, and when it is back. */
  readonly onConnection: (isLost: boolean) => void;
}

/**
 * Runs a sweep on the workers of a BullMQ queue. Redis may lose tasks or hand one out twice, a worker may die, this process
 * may die: what is missing is put in again, and rows that come twice are left out where they are written.
 */
export function createQueueEngine(options: QueueEngineOptions): Engine {
  const names = queueNames(options.descentVersion);
  const connection = new Redis(lastingOptions(options.address));
  const queueOptions = { connection: lastingOptions(options.address), prefix: names.prefix };
  const tasks = new Queue<TaskMessage>(names.tasks, queueOptions);
  const results = new Queue<ResultMessage>(names.results(options.session), queueOptions);
  connection.on("error", () => options.onConnection(true));
  connection.on("ready", () => options.onConnection(false));
  for (const queue of [tasks, results]) queue.on("error", () => {});
  let session: Session | null = null;
  return {
    run: (input) => {
      session = new Session(options, input, { connection, tasks, results });
      return session.run();
    },
    close: async () => {
      const closing = (async () => {
        await session?.end();
        await results.obliterate({ force: true });
        await connection.del(names.setup(options.session));
        await Promise.all([tasks.close(), results.close()]);
      })();
      // Without its server nothing can be tidied up, and nothing needs to be.
      await Promise.race([closing.catch(() => {}), new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
      connection.disconnect();
      for (const queue of [tasks, results]) await queue.disconnect().catch(() => {});
    },
  };
}

interface Connections {
  readonly connection: Redis;
  readonly tasks: Queue<TaskMessage>;
  readonly results: Queue<ResultMessage>;
}

interface UnderWay {
  readonly task: Task;
  sentMs: number;
}

class Session {
  readonly #options: QueueEngineOptions;
  readonly #input: EngineInput;
  readonly #redis: Connections;
  readonly #underWay = new Map<string, UnderWay>();
  readonly #size = new BatchSize(TASK_MS);
  #receiver: Worker<ResultMessage> | null = null;
  #finishedTasks = 0;
  #isFed = false;
  #refilling: Promise<void> = Promise.resolve();
  #settle: { resolve(): void; reject(error: unknown): void } = { resolve: () => {}, reject: () => {} };

  constructor(options: QueueEngineOptions, input: EngineInput, redis: Connections) {
    this.#options = options;
    this.#input = input;
    this.#redis = redis;
  }

  async run(): Promise<void> {
    await this.#putSetup();
    const ended = new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    const { signal } = this.#input;
    if (signal.aborted) return;
    signal.addEventListener("abort", () => this.#settle.resolve(), { once: true });
    this.#receive();
    this.#refill();
    const timer = setInterval(() => this.#reconcile().catch(() => {}), RECONCILE_MS);
    try {
      await ended;
    } finally {
      clearInterval(timer);
      await this.#refilling;
      await this.#receiver?.close(true);
      this.#receiver = null;
    }
  }

  /** Takes back what no worker has begun. */
  async end(): Promise<void> {
    for (const id of this.#underWay.keys()) await this.#redis.tasks.remove(id).catch(() => {});
  }

  async #putSetup(): Promise<void> {
    const key = queueNames(this.#options.descentVersion).setup(this.#options.session);
    await this.#redis.connection.set(key, JSON.stringify(this.#options.setup), "EX", SETUP_SEC);
  }

  #receive(): void {
    const names = queueNames(this.#options.descentVersion);
    this.#receiver = new Worker<ResultMessage>(
      names.results(this.#options.session),
      async ({ data }) => {
        await this.#take(data).catch((error: unknown) => this.#settle.reject(error));
      },
      {
        connection: lastingOptions(this.#options.address),
        prefix: names.prefix,
        concurrency: 8,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      },
    );
    this.#receiver.on("error", () => {});
  }

  async #take({ taskId, outcome }: ResultMessage): Promise<void> {
    if (outcome.kind === "failed") throw taskError(outcome);
    await this.#input.deliver(outcome.rows);
    this.#size.learn(outcome.runs, outcome.elapsedMs);
    if (this.#underWay.delete(taskId)) this.#finishedTasks += 1;
    this.#refill();
  }

  /** Sends tasks until enough are under way: few at first, while it is not known how long a run takes. */
  #refill(): void {
    const step = async (): Promise<void> => {
      const most = Math.min(MOST_TASKS, FIRST_TASKS + 2 * this.#finishedTasks);
      const fresh: UnderWay[] = [];
      while (!this.#isFed && !this.#input.signal.aborted && this.#underWay.size < most) {
        const task = this.#input.feed.next(this.#size.runs);
        if (task === null) this.#isFed = true;
        else {
          const sent = { task: { ...task, id: contentId(this.#options, task) }, sentMs: Date.now() };
          this.#underWay.set(sent.task.id, sent);
          fresh.push(sent);
        }
      }
      if (fresh.length > 0) await this.#send(fresh.map(({ task }) => task));
      if (this.#isFed && this.#underWay.size === 0) this.#settle.resolve();
    };
    this.#refilling = this.#refilling.then(step).catch((error: unknown) => this.#settle.reject(error));
  }

  async #send(fresh: readonly Task[]): Promise<void> {
    const { session } = this.#options;
    await this.#redis.tasks.addBulk(
      fresh.map((task) => ({
        name: "runs",
        data: { session, task },
        opts: {
          jobId: task.id,
          attempts: ATTEMPTS,
          backoff: { type: "exponential", delay: 500 },
          removeOnComplete: true,
          removeOnFail: false,
        },
      })),
    );
  }

  /** Looks after tasks that have been away for long: puts in again what Redis has lost, gives up on what keeps failing. */
  async #reconcile(): Promise<void> {
    if (this.#redis.connection.status !== "ready") return;
    await this.#putSetup();
    const nowMs = Date.now();
    const late = [...this.#underWay.values()].filter(({ sentMs }) => nowMs - sentMs > 2 * RECONCILE_MS);
    const lost: Task[] = [];
    for (const sent of late.slice(0, RECONCILED_AT_ONCE)) {
      sent.sentMs = nowMs;
      const { id } = sent.task;
      const job = await this.#redis.tasks.getJob(id);
      if (job !== undefined) {
        if (await job.isFailed()) await this.#giveUp(job.failedReason, id);
        continue;
      }
      const isOnItsWay = (await this.#redis.results.getJob(id)) !== undefined;
      if (!isOnItsWay && this.#underWay.has(id)) lost.push(sent.task);
    }
    if (lost.length > 0) await this.#send(lost);
  }

  async #giveUp(reason: string, id: string): Promise<void> {
    await this.#redis.tasks.remove(id);
    this.#settle.reject(new RunError(`a task failed on every worker that tried it: ${reason.split("\n")[0]}`));
  }
}

/** The same runs of the same session, and only they, have the same id: Redis then knows a task that it already has. */
const contentId = ({ session, hash }: QueueEngineOptions, task: Task): string => {
  const keys = task.parts.flatMap((part) => part.seeds.map((seed) => runKey(part.hashOfCell, seed)));
  return `task-${hash([session, ...keys].join("\n")).slice(0, 32)}`;
};
