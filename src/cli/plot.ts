import { extname } from "node:path";
import type { CommandModule } from "yargs";
import { closest } from "../domain/closest.js";
import { InputError } from "../domain/errors.js";
import type { Figure, RunChart } from "../report/figures/figure.js";
import { runCharts } from "../report/figures/registry.js";
import { renderSvg } from "../report/render.js";
import { planSeries } from "../report/series.js";
import { svgToPng } from "./png.js";
import { readResults } from "./results-folder.js";
import { writeOut } from "./write-out.js";

interface PlotOptions {
  readonly results: string | undefined;
  readonly chart: string | undefined;
  readonly out: string | undefined;
  readonly list: boolean;
}

const kinds = "x.svg, x.png or x.vl.json";

export const plotCommand: CommandModule<object, PlotOptions> = {
  command: "plot [results]",
  describe: "draw one chart of a run's results as SVG, PNG or Vega-Lite",
  builder: (yargs) =>
    yargs
      .positional("results", { type: "string", describe: "directory of results" })
      .option("chart", { type: "string", describe: "which chart, see --list" })
      .option("out", { type: "string", describe: `file to write: ${kinds}` })
      .option("list", { type: "boolean", default: false, describe: "list the charts" }),
  handler: async ({ results, chart: name, out, list }) => {
    if (list) return listCharts();
    const chart = find(name);
    if (out === undefined) throw new InputError("--out", "", `is missing; allowed: ${kinds}`);
    const write = writerFor(out);
    if (results === undefined) throw new InputError("plot", "results", "is missing: a directory of results");
    const data = readResults(results);
    const figure = chart.draw(data, planSeries(data.records));
    if (typeof figure === "string")
      throw new InputError(results, `--chart ${chart.name}`, `cannot be drawn: ${figure}`);
    await writeOut(out, await write(figure));
  },
};

function listCharts(): void {
  const width = Math.max(...runCharts.map(({ name }) => name.length));
  for (const { name, describe } of runCharts) process.stdout.write(`${name.padEnd(width)}  ${describe}\n`);
}

function find(name: string | undefined): RunChart {
  const found = runCharts.find((chart) => chart.name === name);
  if (found !== undefined) return found;
  const known = runCharts.map((chart) => chart.name);
  const guess = name === undefined ? null : closest(name, known);
  const problem = name === undefined ? "is missing" : `unknown chart: ${name}`;
  throw new InputError(
    "--chart",
    "",
    `${problem};${guess === null ? "" : ` did you mean ${guess}?`} known: ${known.join(", ")}`,
  );
}

/** By the ending of the file's name. */
function writerFor(path: string): (figure: Figure) => Promise<string | Uint8Array> {
  const svg = ({ spec, heading, caption }: Figure) => renderSvg(spec, { description: `${heading}. ${caption}` });
  if (path.endsWith(".vl.json")) return async ({ spec }) => `${JSON.stringify(vegaLite(spec), null, 2)}\n`;
  if (extname(path) === ".svg") return svg;
  if (extname(path) === ".png") return async (figure) => svgToPng(await svg(figure));
  throw new InputError("--out", path, `has an unknown ending; allowed: ${kinds}`);
}

const vegaLite = (spec: object): object => ({ $schema: "https://vega.github.io/schema/vega-lite/v6.json", ...spec });
