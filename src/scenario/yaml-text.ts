import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument } from "yaml";
import { InputError } from "../domain/errors.js";
import type { Path } from "./path.js";

/** The plain value of a YAML text, and where in the text its parts stand. */
export interface YamlText {
  readonly value: unknown;
  /** Line (from 1) of the value at a path or, where there is none, of the nearest thing around it; null: unknown. */
  lineOf(path: Path): number | null;
}

/** Longest scenario in characters; long job lists belong in a trace. */
export const LONGEST_SCENARIO: number = 16 * 1024 * 1024;

/** How often one anchor may be repeated, counting aliases within aliases: enough for long lists, too few for a bomb. */
const MOST_ALIASES = 1000;

/** Parses YAML 1.2 with plain text keys. Throws InputError with the line of the first mistake. */
export function parseYaml(text: string, file: string): YamlText {
  if (text.length > LONGEST_SCENARIO) {
    throw new InputError(file, "", `too large: a scenario has at most ${LONGEST_SCENARIO} characters; use a CSV trace`);
  }
  try {
    return parseWithLines(text, file);
  } catch (error) {
    if (error instanceof ReferenceError) {
      throw new InputError(
        file,
        "",
        `aliases repeat too much: at most ${MOST_ALIASES} copies of an anchor are allowed`,
      );
    }
    if (error instanceof RangeError) throw new InputError(file, "", "nested too deeply");
    throw error;
  }
}

function parseWithLines(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: "silent",
    version: "1.2",
  });
  const mistake = document.errors[0] ?? document.warnings[0];
  if (mistake !== undefined) {
    const { line, col } = lines.linePos(mistake.pos[0]);
    throw new InputError(file, `line ${line}, column ${col}`, `not valid YAML: ${mistake.message}`);
  }
  return {
    value: document.toJS({ maxAliasCount: MOST_ALIASES }),
    lineOf: (path) => lineOf(document, lines, path),
  };
}

function lineOf(document: Document.Parsed, lines: LineCounter, path: Path): number | null {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset === null ? null : lines.linePos(offset).line;
}

const startOf = (node: unknown): number | null => (isNode(node) ? (node.range?.[0] ?? null) : null);
