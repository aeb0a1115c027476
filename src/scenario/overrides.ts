import { parse } from "yaml";
import { InputError } from "../domain/errors.js";
import { type Path, pathText, valueAt } from "../domain/path.js";
import { shorten } from "../domain/shorten.js";
import { findScheduler } from "../schedulers/registry.js";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { Misplaced } from "./misplaced.js";
import { parsePath } from "./parse-path.js";

/** A value to put in a scenario before it is checked: `{ path: "nodes[0].cpus", value: 4 }`. */
export interface Override {
  readonly path: string;
  readonly value: unknown;
}

type Mapping = Readonly<Record<string, unknown>>;

/** Reads `path=value` as `--set` takes it; the value is YAML, so 4 is a number and fair-share a text. */
export function parseOverride(text: string): Override {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InputError("--set", shorten(text), "must be path=value, for instance nodes[0].cpus=4");
  const path = text.slice(0, equals).trim();
  try {
    return { path, value: parse(text.slice(equals + 1), { logLevel: "error" }) ?? null };
  } catch {
    throw new InputError("--set", path, `the value is not valid YAML: ${shorten(text.slice(equals + 1))}`);
  }
}

/**
 * The document with the overrides put in, which itself stays as it was. Choosing another scheduler or placement drops the
 * parameters of the former one, and choosing a scheduler that places jobs drops `placement`; the choice is made first,
 * wherever it stands in the list, so that parameters that are set too are kept. Throws Misplaced.
 * @param own schedulers of one's own
 */
export function applyOverrides(
  document: unknown,
  overrides: readonly Override[],
  own: readonly SchedulerPlugin[] = [],
): unknown {
  const steps = overrides.map(({ path, value }) => ({ path: parsePath(path), value }));
  const isChoice = ({ path }: { path: Path }): boolean => choiceKey(path) !== null;
  return [...steps.filter(isChoice), ...steps.filter((step) => !isChoice(step))].reduce((result, { path, value }) => {
    const key = choiceKey(path);
    return key === null ? setAt(result, path, value) : choose(result, key, value, own);
  }, document);
}

/** `scheduler` for both `scheduler` and `scheduler.name`, likewise `placement`; null for any other path. */
function choiceKey(path: Path): "scheduler" | "placement" | null {
  const [key, second] = path;
  if (path.length > 2 || (path.length === 2 && second !== "name")) return null;
  return key === "scheduler" || key === "placement" ? key : null;
}

function choose(
  document: unknown,
  key: "scheduler" | "placement",
  value: unknown,
  own: readonly SchedulerPlugin[],
): unknown {
  const former = asChoice(valueAt(document, [key]));
  const next = former.name === value ? former : asChoice(value);
  const result = setAt(document, [key], next);
  return key === "scheduler" && findScheduler(String(next.name), own)?.kind === "placement"
    ? without(result, "placement")
    : result;
}

/** A scheduler may be written as just its name. */
const asChoice = (value: unknown): Mapping => (isMapping(value) ? value : { name: value });

function without(document: unknown, key: string): unknown {
  if (!isMapping(document)) return document;
  const { [key]: _dropped, ...rest } = document;
  return rest;
}

function setAt(root: unknown, path: Path, value: unknown, depth = 0): unknown {
  const step = path[depth];
  if (step === undefined) return value;
  const container = depth === 1 && (path[0] === "scheduler" || path[0] === "placement") ? asChoice(root) : root;
  if (typeof step === "number") {
    if (!Array.isArray(container)) throw new Misplaced(path.slice(0, depth), "cannot set an entry: it is not a list");
    if (step >= container.length) {
      throw new Misplaced(path.slice(0, depth), `cannot set entry ${step}: entries are 0 to ${container.length - 1}`);
    }
    return container.with(step, setAt(container[step], path, value, depth + 1));
  }
  if (container !== undefined && !isMapping(container)) {
    throw new Misplaced(path.slice(0, depth), `cannot set ${pathText(path)}: there is no mapping to set it in`);
  }
  return { ...container, [step]: setAt(valueAt(container, [step]), path, value, depth + 1) };
}

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);
