import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { NamedRecording } from "../calibrate/observed.js";
import { InputError } from "../domain/errors.js";
import { type RecordingTable, recordingColumns, recordingFiles } from "../recording/parse.js";
import { readRecording } from "../recording/read.js";

/** Reads recordings, each once however it is named; a recording is known by the hash of its tables. Throws InputError. */
export function readRecordings(folders: readonly string[]): readonly NamedRecording[] {
  const byContent = new Map<string, NamedRecording>();
  for (const folder of folders) {
    const recording = readRecording(folder);
    if (recording.plan.recorded === null) {
      throw new InputError(join(folder, recordingFiles.plan), "recorded", "missing: this is a plan, not a recording");
    }
    const sha256 = contentHash(folder);
    if (!byContent.has(sha256)) byContent.set(sha256, { name: basename(resolve(folder)), sha256, recording });
  }
  return [...byContent.values()];
}

/**
 * SHA-256 of what was measured, in hexadecimal. Where it lies does not matter, nor how it is described: a word changed in
 * `recording.yaml` does not make another recording of it.
 */
function contentHash(folder: string): string {
  const hash = createHash("sha256");
  for (const name of Object.keys(recordingColumns).map((table) => recordingFiles[table as RecordingTable])) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}
