import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";

/** Where in a YAML text a key is being written. */
export interface YamlPlace {
  /** Keys and indices from the top to the mapping that the key stands in. */
  readonly path: readonly (string | number)[];
  /** The key whose value is being written; null: the key itself is. */
  readonly key: string | null;
  /** Keys that the mapping has already. */
  readonly siblings: readonly string[];
  /** What is written of the word so far, and where it begins. */
  readonly word: string;
  readonly from: number;
}

/** Stands where the cursor is, so that unfinished YAML parses. */
const MARK = "descentCursor";

/** The place of the cursor; null: it stands in a comment or where nothing can be completed. */
export function yamlPlace(text: string, offset: number): YamlPlace | null {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(before)) return null;
  const word = /[\w.$/-]*$/.exec(before)?.[0] ?? "";
  const from = offset - word.length;
  const isValue = /[\w"'] *: +$/.test(text.slice(lineStart, from));
  const rest = /^[\w.$/-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  const mark = isValue ? MARK : `${MARK}: ${MARK}`;
  const marked = text.slice(0, from) + mark + withoutKey(text.slice(offset + rest), isValue);
  const document = parseDocument(marked, { lineCounter: new LineCounter(), logLevel: "silent" });
  const found = find(document.contents, []);
  return found === null ? null : { ...found, word, from };
}

/** A key that is being changed has its colon already. */
const withoutKey = (after: string, isValue: boolean): string => (isValue ? after : after.replace(/^ *:[^\n,}]*/, ""));

type Found = Pick<YamlPlace, "path" | "key" | "siblings">;

function find(node: unknown, path: readonly (string | number)[]): Found | null {
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const found = find(item, [...path, index]);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isMap(node)) return null;
  const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
  for (const [index, { value }] of node.items.entries()) {
    const key = keys[index]!;
    const siblings = keys.filter((each) => each !== MARK);
    if (key === MARK) return { path, key: null, siblings };
    if (isScalar(value) && value.value === MARK) return { path, key, siblings };
    const found = find(value, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
