import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { createGunzip } from "node:zlib";
import { InputError } from "../domain/errors.js";
import type { TextFile } from "./text-file.js";

/** A million jobs take about 50 MB. */
const LARGEST_TRACE_BYTES = 256 * 1024 * 1024;

/**
 * Reads a trace named in a scenario. The file must lie in `folder` or below it, also once symbolic links are followed, so
 * that a scenario from elsewhere cannot read what is not its own.
 */
export function readTrace(folder: string, file: string): TextFile {
  const path = join(folder, file);
  const outside = isAbsolute(file) || leaves(resolve(folder), resolve(path)) || linksOutside(folder, path);
  if (outside) {
    return refused(
      `the path leaves the scenario's folder: ${file}; allowed: a relative path to a file in it or below it`,
    );
  }
  return readTextFile(path, LARGEST_TRACE_BYTES);
}

/** Reads a whole file of UTF-8 text (a byte order mark is dropped) of at most `largestBytes`. Never throws. */
export function readTextFile(path: string, largestBytes: number): TextFile {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return refused(`cannot read ${path}: not a regular file`);
    if (stat.size > largestBytes) {
      return refused(`cannot read ${path}: too large, ${stat.size} bytes; allowed: at most ${largestBytes} bytes`);
    }
    return { kind: "text", path, text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    return refused(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

/**
 * Reads a file of UTF-8 text of any length piece by piece; one whose name ends in `.gz` is unpacked. Throws InputError when
 * it cannot be read or is not UTF-8 text.
 */
export async function* readPieces(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    if (!statSync(path).isFile()) throw new InputError(path, "", "not a regular file");
    const file = createReadStream(path, { highWaterMark: PIECE_BYTES });
    const bytes = path.endsWith(".gz") ? unpacked(file) : file;
    for await (const piece of bytes) yield decoder.decode(piece as Uint8Array, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(path, "", `cannot be read: ${reasonOf(error)}`);
  }
}

const PIECE_BYTES = 1024 * 1024;

/** Errors of the file reach whoever reads what is unpacked. */
function unpacked(file: ReturnType<typeof createReadStream>): NodeJS.ReadableStream {
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  file.on("error", (error) => gunzip.destroy(error));
  return file.pipe(gunzip);
}

const refused = (problem: string): TextFile => ({ kind: "refused", problem });

function linksOutside(folder: string, path: string): boolean {
  try {
    return leaves(realpathSync(folder), realpathSync(path));
  } catch {
    // What does not exist cannot be followed; reading it will say why.
    return false;
  }
}

function leaves(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EACCES: "no permission",
  ELOOP: "symbolic links in a circle",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "the name is too long",
  ERR_ENCODING_INVALID_ENCODED_DATA: "not UTF-8 text",
  ERR_INVALID_ARG_VALUE: "not a valid path",
  Z_DATA_ERROR: "not packed by gzip",
  Z_BUF_ERROR: "packed by gzip, but its end is missing",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
