import type { ImportedScenario } from "./format.js";

/**
 * An imported scenario as the value of its file.
 * @param jobsFile the jobs table, relative to the scenario; for scenarios that do not list their jobs
 */
export function scenarioValue(
  name: string,
  { description, nodes, models, jobs, originSec, placement }: ImportedScenario,
  jobsFile: string,
): Readonly<Record<string, unknown>> {
  const trace = { kind: "trace", file: jobsFile, ...(originSec === undefined || originSec === 0 ? {} : { originSec }) };
  return {
    name,
    description,
    nodes,
    ...(models === undefined ? {} : { models }),
    jobs: jobs ?? trace,
    scheduler: { name: "fair-share" },
    placement,
  };
}

/** A scenario's value as YAML below comments: one line for each node, job and model. */
export function scenarioText(value: Readonly<Record<string, unknown>>, comments: readonly string[]): string {
  const head = comments.map((comment) => `# ${comment.replace(/\s+/g, " ")}\n`).join("");
  return (
    head +
    Object.entries(value)
      .map(([key, part]) => section(key, part))
      .join("")
  );
}

function section(key: string, value: unknown): string {
  if (Array.isArray(value)) return `${key}:\n${value.map((entry) => `  - ${flow(entry)}\n`).join("")}`;
  if (key === "models") {
    const models = Object.entries(value as Readonly<Record<string, unknown>>);
    return `models:\n${models.map(([name, model]) => `  ${flow(name)}: ${flow(model)}\n`).join("")}`;
  }
  return `${key}: ${flow(value)}\n`;
}

/** A value on one line: JSON, which is YAML, less the quotes that YAML does not need. */
function flow(value: unknown): string {
  if (typeof value === "string") return PLAIN.test(value) && !MEANT.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return entries.length === 0 ? "{}" : `{ ${entries.map(([key, part]) => `${flow(key)}: ${flow(part)}`).join(", ")} }`;
}

/** Text that is the same text in YAML without quotes: it begins with a letter and holds nothing that YAML reads. */
const PLAIN = /^[A-Za-z][\w./-]*$/;

/** Words that YAML, of this version or an older one, takes for something else. */
const MEANT = /^(null|true|false|yes|no|on|off|y|n)$/i;
