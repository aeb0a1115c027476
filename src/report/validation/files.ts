import type { Validation } from "../../domain/validation.js";
import { csv } from "../csv.js";
import type { PageKit } from "../html/page.js";
import type { ResultFile } from "../result-file.js";
import { validationHtml } from "./html.js";

/** One row for each judged job and what predicted it. */
export const jobErrorsCsv = ({ jobs }: Validation): string =>
  csv(["recording", "layer", "predictedBy", "job", "model", "recordedSec", "predictedSec", "error", "lossError"], jobs);

/** The summaries of a validation and what they are of, without the rows that its tables hold. */
export function validationJson({ jobs: _jobs, runs: _runs, timelines: _timelines, ...validation }: Validation): string {
  return `${JSON.stringify(validation, null, 2)}\n`;
}

/** Everything that a validation gives, as files. */
export const validationFiles = async (
  validation: Validation,
  kit: PageKit | null,
  descentVersion: string,
): Promise<readonly ResultFile[]> => [
  { name: "validation.json", content: validationJson(validation) },
  { name: "job-errors.csv", content: jobErrorsCsv(validation) },
  {
    name: "run-errors.csv",
    content: csv(
      [
        "recording",
        "layer",
        "predictedBy",
        "recordedMakespanSec",
        "predictedMakespanSec",
        "makespanError",
        "cpuDistance",
      ],
      validation.runs,
    ),
  },
  {
    name: "timelines.csv",
    content: csv(["recording", "job", "by", "fromSec", "cpus", "loss"], validation.timelines),
  },
  { name: "report.html", content: await validationHtml(validation, kit, descentVersion) },
];
