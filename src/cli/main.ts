#!/usr/bin/env node
import yargs from "yargs";
import { InputError } from "../domain/errors.js";
import { compareCommand } from "./compare.js";
import { toFailure } from "./failure.js";
import { modelsCommand } from "./models.js";
import { runCommand } from "./run.js";
import { schedulersCommand } from "./schedulers.js";
import { schemaCommand } from "./schema.js";
import { descentVersion } from "./version.js";

// A reader that has seen enough (head, less) closes the pipe: that is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await yargs(process.argv.slice(2))
    .scriptName("descent")
    .usage("$0 <command>\n\nSimulates clusters that train deep-learning models in containers.")
    .command(runCommand)
    .command(compareCommand)
    .command(schedulersCommand)
    .command(modelsCommand)
    .command(schemaCommand)
    .demandCommand(1, "a command is missing; see descent --help")
    .strict()
    .version(descentVersion)
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .parserConfiguration({ "duplicate-arguments-array": false, "greedy-arrays": false })
    .fail((message, error) => {
      throw error ?? new InputError("command line", "", `${message}; see descent --help`);
    })
    .parseAsync();
} catch (error) {
  const { exitCode, text } = toFailure(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
