import type { JudgedRecording, Validation } from "../../domain/validation.js";
import { printable, textTable } from "../text-table.js";
import { advantageColumns, advantageRows, layerColumns, layerLines, modelColumns, modelRows } from "./columns.js";

/** A validation as text. */
export function validationTable(validation: Validation): string {
  const { counted, byModel, withDisturbed, comparisons, comparisonsWithDisturbed, recordings } = validation;
  return [
    ...(counted.length === 0
      ? ["no recording counts\n"]
      : ["relative errors in %, of sizes\n", textTable(layerColumns, counted)]),
    `\n${layerLines(counted.length === 0 ? (withDisturbed ?? []) : counted).join("\n")}\n`,
    ...(byModel.length === 0 ? [] : ["\nerrors in completion by model\n", textTable(modelColumns, modelRows(byModel))]),
    ...(withDisturbed === null
      ? []
      : ["\nthe same with the disturbed recordings\n", textTable(layerColumns, withDisturbed)]),
    ...(comparisons.length === 0
      ? []
      : ["\ntime saved against fair share, in %\n", textTable(advantageColumns, advantageRows(comparisons))]),
    ...(comparisonsWithDisturbed.length === 0
      ? []
      : [
          "\nthe same with the disturbed recordings\n",
          textTable(advantageColumns, advantageRows(comparisonsWithDisturbed)),
        ]),
    `\n${verdicts(recordings).map(printable).join("\n")}\n`,
  ].join("");
}

/** How many recordings count, and why others do not. */
export function verdicts(recordings: readonly JudgedRecording[]): readonly string[] {
  const of = (kind: JudgedRecording["kind"]): readonly JudgedRecording[] =>
    recordings.filter((each) => each.kind === kind);
  const fitted = of("fitted");
  return [
    `${of("counted").length} of ${recordings.length} recordings count`,
    ...(fitted.length === 0 ? [] : [`not counted: ${fitted.length} that the models were fitted on`]),
    ...[...of("disturbed"), ...of("left out")].map(({ name, reason }) => `not counted: ${name}: ${reason}`),
  ];
}
