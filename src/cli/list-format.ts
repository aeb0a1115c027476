import type { Argv } from "yargs";

export interface ListOptions {
  readonly format: "table" | "json";
}

/** Option of the commands that list what there is. */
export const listFormat = <T>(yargs: Argv<T>): Argv<T & ListOptions> =>
  yargs.option("format", { choices: ["table", "json"] as const, default: "table" as const, describe: "what to print" });
