import { availableParallelism } from "node:os";
import type { CommandModule } from "yargs";
import { InputError } from "../domain/errors.js";
import { openRedis, redisHelp } from "./sweep-redis.js";
import { untilStopped } from "./until-stopped.js";
import { descentVersion } from "./version.js";

interface WorkerOptions {
  readonly redis: string | undefined;
  readonly threads: number;
  readonly lease: number;
}

export const workerCommand: CommandModule<object, WorkerOptions> = {
  command: "worker",
  describe: "compute runs for sweeps with --engine bullmq, on this machine, until stopped",
  builder: (yargs) =>
    yargs
      .option("redis", { type: "string", describe: redisHelp })
      .option("threads", { type: "number", default: availableParallelism(), describe: "worker threads" })
      .option("lease", {
        type: "number",
        default: 20,
        describe: "seconds of silence after which another worker takes over a task",
      }),
  handler: async ({ redis, threads, lease }) => {
    if (!(Number.isInteger(threads) && threads >= 1 && threads <= 1024)) {
      throw new InputError("--threads", "", `must be a whole number from 1 to 1024, not ${threads}`);
    }
    if (!(lease >= 1 && lease <= 86_400)) {
      throw new InputError("--lease", "", `must be a number of seconds from 1 to 86400, not ${lease}`);
    }
    const { address, onConnection } = await openRedis(redis);
    const { serve } = await import("../sweep/queue/serve.js");
    let runs = 0;
    const service = serve({
      address,
      descentVersion,
      threads,
      leaseSec: lease,
      onConnection,
      onTask: (count) => {
        runs += count;
      },
    });
    process.stderr.write(`worker of Descent ${descentVersion} with ${threads} threads at ${address.label}\n`);
    await untilStopped();
    await Promise.race([service.stop(), untilStopped()]);
    process.stderr.write(`worker stopped after ${runs} runs\n`);
    // A server that is away would keep the process waiting for it.
    process.exit();
  },
};
