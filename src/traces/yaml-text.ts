import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  Parser,
  visit,
} from "yaml";
import { assert } from "../domain/assert.js";
import { InputError } from "../domain/errors.js";
import type { Path } from "../domain/path.js";
import { shorten } from "../domain/shorten.js";

/** The plain value of a YAML text, and where in the text its parts stand. */
export interface YamlText {
  readonly value: unknown;
  /** Line (from 1) of the value at a path or, where there is none, of the nearest thing around it; null: unknown. */
  lineOf(path: Path): number | null;
}

/** Longest scenario in characters: about 60,000 listed jobs. YAML takes some 100 bytes of memory per character. */
export const LONGEST_SCENARIO: number = 4 * 1024 * 1024;

/** How often one anchor may be repeated, counting aliases within aliases: enough for long lists, too few for a bomb. */
const MOST_ALIASES = 1000;

/** Open collections and scalars at any place; a scenario needs about 20. */
const DEEPEST = 100;

export interface YamlOptions {
  /** Line of the file on which the text begins. */
  readonly firstLine?: number;
  /** Whether `<<` takes over the keys of another mapping, as Compose files have it. */
  readonly merge?: boolean;
}

/** Parses YAML 1.2 with plain text keys. Throws InputError with the line of the first mistake. */
export function parseYaml(text: string, file: string, { firstLine = 1, merge = false }: YamlOptions = {}): YamlText {
  if (text.length > LONGEST_SCENARIO) {
    throw new InputError(
      file,
      "",
      `too large: allowed are ${LONGEST_SCENARIO} characters; put long job lists in a trace`,
    );
  }
  const lines = new Lines(firstLine);
  const document = compose(text, file, lines, merge);
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), lineOf: (path) => lineOf(document, lines, path) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    if (error.message.startsWith("Unresolved alias"))
      throw new InputError(file, "", `not valid YAML: ${error.message}`);
    throw new InputError(file, "", `aliases repeat too much: allowed are ${MOST_ALIASES} copies of an anchor`);
  }
}

/** Line of the file (from 1) of a place in the text. */
class Lines extends LineCounter {
  readonly #first: number;

  constructor(first: number) {
    super();
    this.#first = first;
  }

  at(offset: number): number {
    return this.linePos(offset).line + this.#first - 1;
  }
}

function compose(text: string, file: string, lines: Lines, merge: boolean): Document.Parsed {
  // The library's own check of duplicate keys takes quadratic time.
  const options = { prettyErrors: false, stringKeys: true, uniqueKeys: false, version: "1.2", merge } as const;
  const documents = new Composer(options).compose(shallowTokens(text, file, lines), true, text.length);
  const first = documents.next();
  assert(first.done !== true, "the composer was told to make a document in any case");
  const mistake = first.value.errors[0] ?? first.value.warnings[0];
  if (mistake !== undefined) {
    const [start] = mistake.pos;
    const place = `line ${lines.at(start)}, column ${lines.linePos(start).col}`;
    throw new InputError(file, place, `not valid YAML: ${mistake.message}`);
  }
  refuseDuplicateKeys(first.value, file, lines);
  const second = documents.next();
  if (second.done === true) return first.value;
  throw new InputError(
    file,
    `line ${lines.at(second.value.range[0])}`,
    "a second document begins; allowed is one scenario per file",
  );
}

/** What `parseDocument` reads, but stops at the first error and at hostile nesting, before either fills the memory. */
function* shallowTokens(text: string, file: string, lines: Lines): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  const lineAt = (offset: number): string => `line ${lines.at(offset)}`;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === "error") throw new InputError(file, lineAt(token.offset), `not valid YAML: ${token.message}`);
      yield token;
    }
    if (parser.stack.length > DEEPEST) throw new InputError(file, lineAt(parser.offset), "nested too deeply");
  }
  yield* parser.end();
}

function refuseDuplicateKeys(document: Document.Parsed, file: string, lines: Lines): void {
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : "";
        if (seen.has(name)) {
          throw new InputError(
            file,
            `line ${lines.at(startOf(key) ?? 0)}`,
            `duplicate key: ${shorten(name)}; a key may stand only once`,
          );
        }
        seen.add(name);
      }
    },
  });
}

function lineOf(document: Document.Parsed, lines: Lines, path: Path): number | null {
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
  return offset === null ? null : lines.at(offset);
}

const startOf = (node: unknown): number | null => (isNode(node) ? (node.range?.[0] ?? null) : null);
