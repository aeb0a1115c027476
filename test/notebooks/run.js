/**
 * Runs the notebooks with Deno's kernel and compares what comes out with what is stored in them.
 *
 *   node test/notebooks/run.js [--update] [--require] [names...]
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { faultOf, storedForm } from "./stored-form.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "notebooks");
const program = "jupyter-nbconvert";
/** Far more than the slowest cell needs. */
const cellLimitSec = 120;
const attempts = 3;

function main() {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      update: { type: "boolean", default: false },
      require: { type: "boolean", default: process.env.CI === "true" },
    },
  });
  if (spawnSync(program, ["--version"]).error !== undefined) {
    console.log(`notebooks: ${options.require ? "FAIL" : "skipped"}: needs ${program} (Debian: ${program})`);
    return options.require ? 1 : 0;
  }
  if (!existsSync(join(root, "dist/index.js"))) {
    console.log("notebooks: FAIL: dist/index.js is missing; run: npm run build");
    return 1;
  }
  const known = readdirSync(folder).flatMap((file) => (file.endsWith(".ipynb") ? [file.slice(0, -6)] : []));
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    console.log(`notebooks: unknown: ${unknown}; known: ${known.join(", ")}`);
    return 2;
  }
  const names = positionals.length === 0 ? known : positionals;
  const executed = execute(names);
  if (executed === null) return 1;
  // The kernel loses an output now and then, so a difference counts when it comes out every time.
  for (let attempt = 2; attempt <= attempts; attempt++) {
    const differing = names.filter((name) => storedForm(executed.get(name) ?? "") !== stored(name));
    if (differing.length === 0) break;
    const again = execute(differing);
    if (again === null) return 1;
    for (const [name, text] of again) executed.set(name, text);
  }
  const problems = names.map((name) => settle(name, executed.get(name) ?? "", options.update));
  return problems.every((problem) => problem === null) ? 0 : 1;
}

/** @param {string} name */
const stored = (name) => readFileSync(join(folder, `${name}.ipynb`), "utf8");

/**
 * All in one process, since starting it takes longer than most notebooks. null: a cell failed, and its error was printed.
 *
 * @param {readonly string[]} names
 * @returns {Map<string, string> | null} each executed notebook by its name
 */
function execute(names) {
  const scratch = mkdtempSync(join(tmpdir(), "descent-notebooks-"));
  try {
    installKernel(join(scratch, "data/kernels/deno"));
    const { status } = spawnSync(
      program,
      [
        ...["--to", "notebook", "--execute", "--log-level", "WARN", "--output-dir", join(scratch, "out")],
        ...["--ExecutePreprocessor.record_timing=False", `--ExecutePreprocessor.timeout=${cellLimitSec}`],
        ...names.map((name) => join(folder, `${name}.ipynb`)),
      ],
      { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...environment(scratch) } },
    );
    if (status !== 0) {
      console.log("notebooks: FAIL: a notebook did not run to its end");
      return null;
    }
    return new Map(names.map((name) => [name, readFileSync(join(scratch, "out", `${name}.ipynb`), "utf8")]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {string} path */
function installKernel(path) {
  const deno = join(dirname(fileURLToPath(import.meta.resolve("deno/package.json"))), "../.bin/deno");
  const argv = [deno, "jupyter", "--kernel", "--conn", "{connection_file}"];
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "kernel.json"), JSON.stringify({ argv, display_name: "Deno", language: "typescript" }));
}

/**
 * Nothing of the user's settings, nothing written outside, no look for a newer Deno.
 *
 * @param {string} scratch
 */
const environment = (scratch) => ({
  HOME: scratch,
  JUPYTER_PATH: join(scratch, "data"),
  JUPYTER_DATA_DIR: join(scratch, "data"),
  JUPYTER_CONFIG_DIR: join(scratch, "config"),
  JUPYTER_RUNTIME_DIR: join(scratch, "runtime"),
  DENO_DIR: join(scratch, "deno"),
  DENO_NO_UPDATE_CHECK: "1",
  NO_COLOR: "1",
});

/**
 * Compares one notebook with the stored one, or stores it. Prints what came of it.
 *
 * @param {string} name
 * @param {string} text
 * @param {boolean} update
 * @returns {string | null} null: all is well
 */
function settle(name, text, update) {
  const before = stored(name);
  const after = storedForm(text);
  let problem = faultOf(after, root) ?? lostOutput(before, after);
  if (problem === null && before !== after) {
    if (update) writeFileSync(join(folder, `${name}.ipynb`), after);
    else problem = `${whatDiffers(before, after)}; if that is right: npm run notebooks -- --update ${name}`;
  }
  const good = before === after ? "as stored" : "written";
  console.log(`notebooks/${name}.ipynb: ${problem === null ? good : `FAIL: ${problem}`}`);
  return problem;
}

/**
 * An output that the kernel lost must not be stored as none. null: no cell with the same source shows less than before.
 *
 * @param {string} before
 * @param {string} after
 */
function lostOutput(before, after) {
  const cells = JSON.parse(before).cells;
  const index = JSON.parse(after).cells.findIndex(
    (/** @type {any} */ cell, /** @type {number} */ at) =>
      cell.outputs?.length === 0 &&
      cells[at]?.outputs?.length > 0 &&
      JSON.stringify(cell.source) === JSON.stringify(cells[at].source),
  );
  return index === -1 ? null : `cell ${index + 1} shows nothing any more: if the kernel lost it, run it again`;
}

/**
 * @param {string} before
 * @param {string} after
 */
function whatDiffers(before, after) {
  const stored = JSON.parse(before).cells;
  const index = JSON.parse(after).cells.findIndex(
    (/** @type {unknown} */ cell, /** @type {number} */ at) => JSON.stringify(cell) !== JSON.stringify(stored[at]),
  );
  return index === -1 ? "stored in another layout" : `cell ${index + 1} gives something else than is stored`;
}

process.exitCode = main();
