import type { CommandModule } from "yargs";
import { InputError } from "../domain/errors.js";
import { serveExtender } from "../extender/serve.js";
import { type ServedName, servedExtenders } from "../schedulers/extender/served.js";
import { untilStopped } from "./until-stopped.js";

interface ExtenderOptions {
  readonly scheduler: ServedName;
  readonly host: string;
  readonly port: number;
}

export const extenderCommand: CommandModule<object, ExtenderOptions> = {
  command: "extender",
  describe: "serve a scheduler to kube-scheduler, as an extender over HTTP, until stopped",
  builder: (yargs) =>
    yargs
      .option("scheduler", {
        choices: Object.keys(servedExtenders) as ServedName[],
        default: "las" as const,
        describe: "what answers",
      })
      .option("host", { type: "string", default: "127.0.0.1", describe: "address to listen at" })
      .option("port", { type: "number", default: 8888, describe: "port to listen at; 0: any that is free" }),
  handler: async ({ scheduler, host, port }) => {
    if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
      throw new InputError("--port", "", `must be a whole number from 0 to 65535, not ${port}`);
    }
    const stopped = untilStopped();
    const served = await serveExtender(servedExtenders[scheduler](), host, port);
    process.stderr.write(`extender ${scheduler} at ${served.url}; verbs filter, prioritize\n`);
    await stopped;
    await served.stop();
  },
};
