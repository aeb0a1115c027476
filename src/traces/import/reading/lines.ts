import { InputError } from "../../../domain/errors.js";
import type { FileReader } from "../format.js";

/** A line longer than this is no line of any format here. */
const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * Calls `onLine` with each line and its number from 1, blank ones too. Lines end in LF or CRLF. A byte order
 * mark is dropped.
 */
export function lineReader(
  file: string,
  onLine: (text: string, line: number) => void,
  onEnd: () => void = () => {},
): FileReader {
  let rest = "";
  let count = 0;
  const give = (text: string): void => {
    const line = count === 0 ? text.replace(/^\uFEFF/, "") : text;
    count += 1;
    onLine(line.endsWith("\r") ? line.slice(0, -1) : line, count);
  };
  return {
    write(text) {
      let from = 0;
      for (let to = text.indexOf("\n"); to >= 0; to = text.indexOf("\n", from)) {
        give(rest === "" ? text.slice(from, to) : rest + text.slice(from, to));
        rest = "";
        from = to + 1;
      }
      rest += text.slice(from);
      if (rest.length > LONGEST_LINE) {
        throw new InputError(file, `line ${count + 1}`, `longer than ${LONGEST_LINE} characters; not such a file`);
      }
    },
    end() {
      if (rest !== "") give(rest);
      onEnd();
    },
  };
}
