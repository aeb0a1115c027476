import { InputError } from "../../../domain/errors.js";
import { type Path, pathText } from "../../../domain/path.js";
import { LONGEST_SCENARIO, parseYaml } from "../../yaml-text.js";
import type { FileReader } from "../format.js";

/** Where a value stands in a file of manifests. */
export class Origin {
  readonly file: string;
  readonly #base: Path;
  /** null: JSON, where places are paths. */
  readonly #lineOf: ((path: Path) => number) | null;

  constructor(file: string, lineOf: ((path: Path) => number) | null, base: Path = []) {
    this.file = file;
    this.#lineOf = lineOf;
    this.#base = base;
  }

  /** The origin of a part of the value. */
  at(path: Path): Origin {
    return new Origin(this.file, this.#lineOf, [...this.#base, ...path]);
  }

  /** `pods.yaml line 12` or, in JSON, `pods.json items[3]`. */
  get place(): string {
    const place = this.#lineOf === null ? pathText(this.#base) : `line ${this.#lineOf(this.#base)}`;
    return `${this.file} ${place}`.trim();
  }

  /** Throws InputError about a part of the value. */
  fail(path: Path, problem: string): never {
    const whole = [...this.#base, ...path];
    const place = this.#lineOf === null ? pathText(whole) : `line ${this.#lineOf(whole)}: ${pathText(path)}`;
    throw new InputError(this.file, place.replace(/: $/, ""), problem);
  }
}

/** Manifests are read whole, unlike traces. */
const LARGEST_FILE = 256 * 1024 * 1024;

/**
 * Reads YAML with any number of documents, where `<<` takes over the keys of another mapping, or one JSON document. Throws
 * InputError with the line of what is wrong.
 */
export function documentReader(file: string, onDocument: (value: unknown, origin: Origin) => void): FileReader {
  const pieces: string[] = [];
  let length = 0;
  return {
    write(text) {
      length += text.length;
      if (length > LARGEST_FILE) throw new InputError(file, "", `longer than ${LARGEST_FILE} characters`);
      pieces.push(text);
    },
    end() {
      const text = pieces.join("").replace(/^\uFEFF/, "");
      const json = jsonIn(text);
      if (json === undefined) readYaml(text, file, onDocument);
      else onDocument(json, new Origin(file, null));
    },
  };
}

/** undefined: the text is not JSON, and may be YAML. */
function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A line that begins with `---` or `...` always separates documents; one that holds nothing but comments is none. */
function readYaml(text: string, file: string, onDocument: (value: unknown, origin: Origin) => void): void {
  let open: string[] = [];
  let firstLine = 1;
  const give = (): void => {
    if (open.some(isContent)) readDocument(open.join("\n"), file, firstLine, onDocument);
  };
  for (const [index, line] of text.split("\n").entries()) {
    if (/^(---|\.\.\.)(\s|$)/.test(line)) {
      give();
      open = [`   ${line.slice(3)}`];
      firstLine = index + 1;
    } else open.push(line);
  }
  give();
}

const isContent = (line: string): boolean => !/^\s*(#.*|%.*)?$/.test(line);

function readDocument(
  text: string,
  file: string,
  firstLine: number,
  onDocument: (value: unknown, origin: Origin) => void,
): void {
  if (text.length > LONGEST_SCENARIO) {
    const problem = `a document longer than ${LONGEST_SCENARIO} characters, which YAML must not be here; give it as JSON`;
    throw new InputError(file, `line ${firstLine}`, problem);
  }
  const yaml = parseYaml(text, file, { firstLine, merge: true });
  onDocument(yaml.value, new Origin(file, (path) => yaml.lineOf(path) ?? firstLine));
}
