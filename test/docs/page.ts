import { symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parameterTable } from "../../src/schedulers/parameter-table.js";
import type { SchedulerPlugin } from "../../src/schedulers/scheduler.js";
import { printed, startServer } from "./typed.js";

/** A page with its generated parts as they should be, and what its commands printed. */
export interface Renewed {
  readonly text: string;
  readonly outputs: readonly string[];
}

/** Generates anew what a page has between its markers and behind its commands; its scenarios are written to `folder`. */
export async function renew(page: string, plugin: SchedulerPlugin, folder: string): Promise<Renewed> {
  symlinkSync(resolve("scenarios"), join(folder, "scenarios"));
  for (const [name, code] of scenariosIn(page)) writeFileSync(join(folder, name), code);
  const outputs: string[] = [];
  const parts: string[] = [];
  let end = 0;
  for (const example of page.matchAll(/^```sh\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)) {
    const output = await printedBy(example[1]!.trimEnd().split("\n"), folder);
    outputs.push(output);
    parts.push(page.slice(end, example.index), `\`\`\`sh\n${example[1]}\`\`\`\n\n\`\`\`text\n${output}\`\`\``);
    end = example.index + example[0].length;
  }
  const text = [...parts, page.slice(end)].join("");
  return {
    text: text.replace(markers, `<!-- parameters -->\n\n${parametersOf(plugin)}\n<!-- /parameters -->`),
    outputs,
  };
}

/** The scenarios of a page by the file names that their first lines give. */
export const scenariosIn = (page: string): ReadonlyMap<string, string> =>
  new Map([...page.matchAll(/^```yaml\n(# (\S+\.yaml)\n[\s\S]*?)^```$/gm)].map(([, code, name]) => [name!, code!]));

const markers = /^<!-- parameters -->$[\s\S]*?^<!-- \/parameters -->$/m;

/** The lines of one block, as a shell in that folder would run them. */
async function printedBy(lines: readonly string[], folder: string): Promise<string> {
  const home = process.cwd();
  const background = lines.find((line) => line.endsWith(" &"));
  const started = background === undefined ? null : await startServer(background);
  process.chdir(folder);
  try {
    let text = "";
    for (const line of lines) {
      if (line !== background)
        text += await printed(started === null ? line : line.replaceAll(":8888", `:${started.port}`));
    }
    return started === null ? text : text.replaceAll(`:${started.port}`, ":8888");
  } finally {
    process.chdir(home);
    started?.server.kill();
  }
}

/** The parameters as a table in Markdown, its columns aligned as the formatter wants them. */
function parametersOf(plugin: SchedulerPlugin): string {
  const rows = parameterTable(plugin).map(({ name, unit, dependsOnOthers, range, description, ...row }) => [
    `\`${name}\``,
    unit ?? "",
    row.default === undefined ? "" : `\`${JSON.stringify(row.default)}\`${dependsOnOthers ? " by variant" : ""}`,
    range,
    `${description.charAt(0).toUpperCase()}${description.slice(1).replace(/\.$/, "")}`,
  ]);
  if (rows.length === 0) return "None.\n";
  const header = ["parameter", "unit", "default", "range", "meaning"];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |\n`;
  return [header, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("");
}
