import type { CommandModule } from "yargs";
import { type ParameterRow, parameterTable } from "../schedulers/parameter-table.js";
import { schedulerPlugins } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { type ListOptions, listFormat } from "./list-format.js";

export const schedulersCommand: CommandModule<object, ListOptions> = {
  command: "schedulers",
  describe: "list the schedulers with their parameters, units, defaults, ranges, sources and pages",
  builder: listFormat,
  handler: ({ format }) => {
    const list = schedulerPlugins.map(describe);
    process.stdout.write(format === "json" ? `${JSON.stringify(list, null, 2)}\n` : list.map(text).join("\n"));
  },
};

const describe = (plugin: SchedulerPlugin) => ({
  name: plugin.name,
  kind: plugin.kind,
  oracle: plugin.oracle,
  summary: plugin.summary,
  source: plugin.source,
  page: `docs/schedulers/${plugin.name}.md`,
  params: parameterTable(plugin),
});

const text = ({ name, kind, oracle, summary, source, page, params }: ReturnType<typeof describe>): string =>
  [
    `${name} (${kind === "placement" ? "placement: where jobs go" : "node policy: how much CPU they get"})`,
    `  ${summary}${oracle ? "; an oracle: it sees the truth, a bound that no real system reaches" : ""}`,
    `  source: ${source}`,
    `  page: ${page}`,
    ...params.map((param) => `  ${param.name} ${valueText(param)}: ${param.description}`),
    "",
  ].join("\n");

const valueText = ({ default: value, dependsOnOthers, range }: ParameterRow): string => {
  const given = value === undefined ? "" : `= ${JSON.stringify(value)}${dependsOnOthers ? " by variant" : ""} `;
  return `${given}(${range})`;
};
