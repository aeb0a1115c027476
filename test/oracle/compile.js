import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { fileURLToPath } from "node:url";

const flags = ["-std=c++17", "-O2", "-Wall"];

/** Git-ignored: the compiled program and failing schedules. */
export const buildFolder = fileURLToPath(new URL("build/", import.meta.url));

/** @returns {string | null} why SimGrid cannot be used here; null: it can */
export function missing() {
  if (spawnSync("g++", ["--version"]).status !== 0) return "no C++ compiler (Debian packages: g++, libsimgrid-dev)";
  return version() === null ? "SimGrid is not installed (Debian package: libsimgrid-dev)" : null;
}

/** @returns {string | null} such as "SimGrid version 3.32" */
export function version() {
  const input = "#include <simgrid/version.h>\nSIMGRID_VERSION_STRING\n";
  // The header alone declares functions with macros of another one: preprocessing is all it is good for.
  const result = spawnSync("g++", ["-E", "-P", "-x", "c++", "-"], { input, encoding: "utf8" });
  return result.status === 0 ? (/"(SimGrid version [^"]*)"/.exec(result.stdout)?.[1] ?? null) : null;
}

/**
 * Compiles a program, unless this source was compiled before against this SimGrid.
 *
 * @param {"simgrid" | "parallel"} name
 * @returns {string} path of the program
 */
export function compile(name) {
  const source = fileURLToPath(new URL(`${name}.cpp`, import.meta.url));
  const hash = createHash("sha256").update(readFileSync(source)).update(flags.join(" ")).update(`${version()}`);
  const program = `${buildFolder}${name}-${hash.digest("hex").slice(0, 12)}`;
  if (existsSync(program)) return program;
  mkdirSync(buildFolder, { recursive: true });
  const draft = `${program}.${process.pid}`;
  const result = spawnSync("g++", [...flags, "-o", draft, source, "-lsimgrid"], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${name}.cpp does not compile:\n${result.stderr}`);
  renameSync(draft, program);
  return program;
}
