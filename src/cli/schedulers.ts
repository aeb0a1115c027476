import type { CommandModule } from "yargs";
import { parameterTable } from "../schedulers/parameter-table.js";
import { schedulerPlugins } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { type ListOptions, listFormat } from "./list-format.js";

export const schedulersCommand: CommandModule<object, ListOptions> = {
  command: "schedulers",
  describe: "list the schedulers with their parameters, units, defaults and sources",
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
  params: parameterTable(plugin.params),
});

const text = ({ name, kind, oracle, summary, source, params }: ReturnType<typeof describe>): string =>
  [
    `${name} (${kind === "placement" ? "placement: where jobs go" : "node policy: how much CPU they get"})`,
    `  ${summary}${oracle ? "; an oracle: it sees the truth, a bound that no real system reaches" : ""}`,
    `  source: ${source}`,
    ...params.map(
      (param) =>
        `  ${param.name} = ${param.default === undefined ? "(by variant)" : JSON.stringify(param.default)}: ${param.description}`,
    ),
    "",
  ].join("\n");
