import type { CommandModule } from "yargs";
import { InputError } from "../domain/errors.js";
import { jobErrorsCsv, validationFiles, validationJson } from "../report/validation/files.js";
import { validationTable } from "../report/validation/table.js";
import { writeResults } from "../report/write.js";
import { parseModelLibrary } from "../scenario/parse-library.js";
import { readTextFile } from "../traces/read.js";
import { LONGEST_SCENARIO } from "../traces/yaml-text.js";
import { validate } from "../validate/validate.js";
import { pageKit } from "./page-kit.js";
import { readRecordings } from "./read-recordings.js";
import { descentVersion } from "./version.js";

interface ValidateOptions {
  readonly folders: readonly string[];
  readonly models: string;
  readonly out: string | undefined;
  readonly overwrite: boolean;
  readonly format: "table" | "csv" | "json";
}

export const validateCommand: CommandModule<object, ValidateOptions> = {
  command: "validate <folders..>",
  describe: "hold recordings of real runs against simulations that are told less and less of them",
  builder: (yargs) =>
    yargs
      .positional("folders", { type: "string", array: true, demandOption: true, describe: "recordings to judge" })
      .option("models", {
        type: "string",
        demandOption: true,
        describe: "job models that `calibrate` fitted to other recordings",
      })
      .option("out", {
        alias: "o",
        type: "string",
        describe: "folder for tables and a page with a picture of each run",
      })
      .option("overwrite", { type: "boolean", default: false, describe: "replace other results in --out" })
      .option("format", {
        choices: ["table", "csv", "json"] as const,
        default: "table" as const,
        describe: "what to print",
      }),
  handler: validateRecordings,
};

async function validateRecordings({ folders, models, out, overwrite, format }: ValidateOptions): Promise<void> {
  const file = readTextFile(models, LONGEST_SCENARIO);
  if (file.kind === "refused") throw new InputError("--models", "", file.problem);
  const validation = validate(readRecordings(folders), parseModelLibrary(file.text, models), models);
  if (out !== undefined) {
    const files = await validationFiles(validation, pageKit(), descentVersion);
    const { kind } = await writeResults(out, files, { overwrite });
    process.stderr.write(`${kind}: ${out}\n`);
  }
  const texts = { table: validationTable, csv: jobErrorsCsv, json: validationJson };
  process.stdout.write(texts[format](validation));
}
