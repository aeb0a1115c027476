import { InputError, RunError } from "../../domain/errors.js";

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of the path is not a directory",
  EEXIST: "is not a directory",
  EISDIR: "is a directory",
  ENOENT: "no such file or directory",
};

/** One clear line for what the disk refused; anything else is passed on as it is. */
export function diskError(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
  if (code === null || error instanceof InputError || error instanceof RunError) return error;
  if (FULL.has(code)) {
    return new RunError(
      `${path}: the disk is full (${code}); every row that was written is safe: free some space and give the same command again`,
    );
  }
  const reason = REASONS[code];
  return reason === undefined
    ? new RunError(`${path}: cannot be written (${code})`)
    : new InputError(path, "", `cannot be used: ${reason}`);
}
