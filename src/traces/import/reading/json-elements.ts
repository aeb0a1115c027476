import { JSONParser } from "@streamparser/json";
import { InputError } from "../../../domain/errors.js";
import type { FileReader } from "../format.js";

/**
 * Reads a JSON document and gives the values at `path` (`$.*`: the entries of a list) one by one, so that the document
 * never has to fit in memory. `onValue` also gets the number of the entry, from 0.
 */
export function jsonElements(file: string, path: string, onValue: (value: unknown, index: number) => void): FileReader {
  const parser = new JSONParser({ paths: [path], keepStack: false });
  let count = 0;
  parser.onValue = ({ value }) => {
    onValue(value, count);
    count += 1;
  };
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (error instanceof InputError || !(error instanceof Error)) throw error;
      throw new InputError(file, count === 0 ? "" : `after entry ${count}`, `not valid JSON: ${error.message}`);
    }
  };
  let isFirst = true;
  return {
    write: (text) => {
      const json = isFirst ? text.replace(/^\uFEFF/, "") : text;
      isFirst = false;
      guarded(() => (parser.isEnded ? refuseMore(json) : parser.write(json)));
    },
    end: () =>
      guarded(() => {
        if (!parser.isEnded) parser.end();
      }),
  };
}

/** After the end of the document only blanks may follow. */
function refuseMore(text: string): void {
  if (text.trim() !== "") throw new Error("text follows the end of the document");
}
