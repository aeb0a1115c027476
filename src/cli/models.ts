import type { CommandModule } from "yargs";
import { jobModels } from "../scenario/models/models.js";
import { type ListOptions, listFormat } from "./list-format.js";

export const modelsCommand: CommandModule<object, ListOptions> = {
  command: "models",
  describe: "list the built-in job models with their constants and where each comes from",
  builder: listFormat,
  handler: ({ format }) => {
    process.stdout.write(
      format === "json" ? `${JSON.stringify(jobModels, null, 2)}\n` : jobModels.map(text).join("\n"),
    );
  },
};

const text = (model: (typeof jobModels)[number]): string => {
  const cpus = model.cpusMax === null ? "as wide as its node" : `at most ${model.cpusMax} CPUs`;
  return [
    `${model.name}`,
    `  ${model.title}; ${model.lossFunction}`,
    `  work ${model.workCpuSec} CPU-seconds, ${cpus}, memory ${model.memoryMb} MB, loss ${model.loss?.kind ?? "none"}`,
    ...model.source.split("\n").map((line) => `  ${line}`),
    "",
  ].join("\n");
};
