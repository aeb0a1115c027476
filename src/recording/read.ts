import { existsSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../domain/errors.js";
import { readTextFile } from "../traces/read.js";
import { parseRecording, type RecordingFile, recordingFiles } from "./parse.js";
import type { Recording } from "./recording.js";

/** An hour of 10 containers sampled 10 times a second takes about 20 MB. */
const largestBytes = 256 * 1024 * 1024;

/** Reads the recording in a folder. Tables other than `events.csv` may be missing. Throws InputError. */
export function readRecording(folder: string): Recording {
  const nameOf = (file: RecordingFile): string => join(folder, recordingFiles[file]);
  const text = (file: RecordingFile): string => {
    const read = readTextFile(nameOf(file), largestBytes);
    if (read.kind === "refused") throw new InputError(nameOf(file), "", read.problem);
    return read.text;
  };
  const optional = (file: RecordingFile): string | null => (existsSync(nameOf(file)) ? text(file) : null);
  return parseRecording(
    {
      plan: text("plan"),
      events: text("events"),
      samples: optional("samples"),
      progress: optional("progress"),
      host: optional("host"),
    },
    nameOf,
  );
}
