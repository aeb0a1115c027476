#!/usr/bin/env node
import yargs from "yargs";
import { InputError } from "../domain/errors.js";
import { commandsFor } from "./commands.js";
import { toFailure } from "./failure.js";
import { descentVersion } from "./version.js";

/** Options that may be given more than once. */
const lists = new Set(["_", "set", "param", "plugin", "folders", "files"]);

function refuseRepeated(options: Readonly<Record<string, unknown>>): true {
  const repeated = Object.entries(options).find(([name, value]) => Array.isArray(value) && !lists.has(name));
  if (repeated !== undefined) throw new InputError("command line", `--${repeated[0]}`, "is given more than once");
  return true;
}

// A reader that has seen enough (head, less) closes the pipe: that is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  const words = process.argv.slice(2);
  await yargs(words)
    .scriptName("descent")
    .usage("$0 <command>\n\nSimulates clusters that train deep-learning models in containers.")
    .command([...(await commandsFor(words))])
    .demandCommand(1, "a command is missing")
    .strict()
    .version(descentVersion)
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .parserConfiguration({ "greedy-arrays": false })
    .check(refuseRepeated)
    .fail((message, error) => {
      throw error ?? new InputError("command line", "", `${message}; see descent --help`);
    })
    .parseAsync();
} catch (error) {
  const { exitCode, text } = toFailure(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
