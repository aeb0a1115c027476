import type { JobError, RunError, Validation } from "../../domain/validation.js";
import { formatFixed } from "../format.js";
import { escapeHtml } from "../html/escape.js";
import { figureSection } from "../html/figure.js";
import { htmlPage, type PageKit, section } from "../html/page.js";
import { styleSheet } from "../html/style.js";
import { htmlTable } from "../html/table.js";
import { advantageColumns, advantageRows, layerColumns, layerLines, modelColumns, modelRows } from "./columns.js";
import { runChart, runChartKey } from "./run-chart.js";
import { verdicts } from "./table.js";

/** A validation as one self-contained page, with a picture of each run that was judged. */
export async function validationHtml(
  validation: Validation,
  kit: PageKit | null,
  descentVersion: string,
): Promise<string> {
  const { counted, byModel, withDisturbed, comparisons, recordings, timelines } = validation;
  const pictures: string[] = [];
  for (const [index, { name, reason }] of recordings.entries()) {
    const points = timelines.filter(({ recording }) => recording === name);
    if (points.length === 0) continue;
    const caption = `${runChartKey} ${reason === null ? "" : `Not counted: ${reason}. `}${errorsOf(name, validation)}`;
    const figure = { name: `run-${index + 1}`, heading: name, caption, spec: runChart(points) };
    pictures.push(await figureSection(figure, "job"));
  }
  const layers = (caption: string, rows: Validation["counted"]): string => htmlTable(layerColumns, rows, { caption });
  const sections = [
    section(
      "Errors by what the model is told",
      `${layers("Sizes of relative errors in per cent, over the recordings that count", counted)}
${htmlTable(modelColumns, modelRows(byModel), { caption: "Errors in completion by model, in per cent" })}
${withDisturbed === null ? "" : layers("The same with the disturbed recordings", withDisturbed)}
${paragraphs([...layerLines(counted), ...verdicts(recordings)])}`,
    ),
    ...(comparisons.length === 0
      ? []
      : [section("Schedulers compared, recorded and simulated", advantages(validation))]),
    ...pictures,
  ];
  const main = `<header>
<p class="eyebrow">Descent validation</p>
<h1>${escapeHtml(validation.models)}</h1>
<p class="lead">Recorded runs, and the same runs simulated</p>
</header>
${sections.join("\n")}`;
  return htmlPage({ title: "Validation – Descent", descentVersion, style: styleSheet(), main }, kit);
}

const advantages = ({ comparisons, comparisonsWithDisturbed }: Validation): string => {
  const tables = htmlTable(advantageColumns, advantageRows(comparisons), {
    caption:
      "Time that each scheduler saves against fair share, in per cent. Recorded: mean over pairs and its 95 % interval. Simulated: the same scheduler on the models, before anything of these runs is known.",
  });
  if (comparisonsWithDisturbed.length === 0) return tables;
  const caption = "The same with the disturbed recordings";
  return `${tables}\n${htmlTable(advantageColumns, advantageRows(comparisonsWithDisturbed), { caption })}`;
};

const paragraphs = (lines: readonly string[]): string => lines.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");

function errorsOf(name: string, { jobs, runs }: Validation): string {
  const layersShown = ["sharing", "contention"] as const;
  return layersShown
    .map((layer) => {
      const own = jobs.filter((each) => each.recording === name && each.layer === layer);
      const texts = own.map(({ job, error }) => `${job} ${signed(error)}`);
      return `Completion by ${layer}: ${texts.join(", ")}; ${apart(runs, name, layer)}.`;
    })
    .join(" ");
}

const apart = (runs: readonly RunError[], name: string, layer: string): string => {
  const run = runs.find((each) => each.recording === name && each.layer === layer);
  return `${formatFixed(100 * (run?.cpuDistance ?? 0), 1)} % of the CPU time apart`;
};

const signed = (error: JobError["error"]): string => `${error > 0 ? "+" : ""}${formatFixed(100 * error, 1)} %`;
