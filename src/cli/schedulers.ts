import type { CommandModule } from "yargs";
import { loadPlugins } from "../scenario/load-plugins.js";
import { type ParameterRow, parameterTable } from "../schedulers/parameter-table.js";
import { schedulerPlugins } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { type ListOptions, listFormat } from "./list-format.js";
import { pluginOption } from "./scenario-options.js";

interface SchedulersOptions extends ListOptions {
  readonly plugin: readonly string[];
}

export const schedulersCommand: CommandModule<object, SchedulersOptions> = {
  command: "schedulers",
  describe: "list the schedulers with their parameters, units, defaults, ranges, sources and pages",
  builder: (yargs) => listFormat(yargs).option("plugin", pluginOption),
  handler: async ({ format, plugin }) => {
    const own = (await loadPlugins(plugin)).flatMap(({ schedulers }) => schedulers);
    const list = [
      ...schedulerPlugins.map((each) => describe(each, `docs/schedulers/${each.name}.md`)),
      ...own.map((each) => describe(each, null)),
    ];
    process.stdout.write(format === "json" ? `${JSON.stringify(list, null, 2)}\n` : list.map(text).join("\n"));
  },
};

/** @param page null: it has none */
const describe = (plugin: SchedulerPlugin, page: string | null) => ({
  name: plugin.name,
  kind: plugin.kind,
  oracle: plugin.oracle,
  summary: plugin.summary,
  source: plugin.source,
  page,
  params: parameterTable(plugin),
});

const text = ({ name, kind, oracle, summary, source, page, params }: ReturnType<typeof describe>): string =>
  [
    `${name} (${kind === "placement" ? "placement: where jobs go" : "node policy: how much CPU they get"})`,
    `  ${summary}${oracle ? "; an oracle: it sees the truth, a bound that no real system reaches" : ""}`,
    `  source: ${source}`,
    ...(page === null ? [] : [`  page: ${page}`]),
    ...params.map((param) => `  ${param.name} ${valueText(param)}: ${param.description}`),
    "",
  ].join("\n");

const valueText = ({ default: value, dependsOnOthers, range }: ParameterRow): string => {
  const given = value === undefined ? "" : `= ${JSON.stringify(value)}${dependsOnOthers ? " by variant" : ""} `;
  return `${given}(${range})`;
};
