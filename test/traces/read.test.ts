import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTrace } from "../../src/traces/read.js";

/** folder/in.csv, folder/below/deep.csv and, beside the folder, outside.csv. */
function makeFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), "descent-traces-"));
  const folder = join(parent, "folder");
  mkdirSync(join(folder, "below"), { recursive: true });
  writeFileSync(join(folder, "in.csv"), "\uFEFFin");
  writeFileSync(join(folder, "below", "deep.csv"), "deep");
  writeFileSync(join(parent, "outside.csv"), "outside");
  return folder;
}

describe("reading a trace", () => {
  it("takes files of the scenario's folder and below, without their byte order mark", () => {
    const folder = makeFolder();
    expect(readTrace(folder, "in.csv")).toEqual({ kind: "text", path: join(folder, "in.csv"), text: "in" });
    expect(readTrace(folder, "below/deep.csv")).toMatchObject({ text: "deep" });
    expect(readTrace(folder, "below/../in.csv")).toMatchObject({ text: "in" });
  });

  it("follows a link that stays in the folder", () => {
    const folder = makeFolder();
    symlinkSync("below/deep.csv", join(folder, "link.csv"));
    expect(readTrace(folder, "link.csv")).toMatchObject({ text: "deep" });
  });

  it("refuses every way out of the folder", () => {
    const folder = makeFolder();
    symlinkSync("../outside.csv", join(folder, "link.csv"));
    symlinkSync("..", join(folder, "up"));
    const ways = ["../outside.csv", "below/../../outside.csv", join(folder, "in.csv"), "link.csv", "up/outside.csv"];
    for (const way of [...ways, "/dev/zero"]) {
      const allowed = "allowed: a relative path to a file in it or below it";
      const problem = `the path leaves the scenario's folder: ${way}; ${allowed}`;
      expect(readTrace(folder, way)).toEqual({ kind: "refused", problem });
    }
  });

  it("says why a file cannot be read", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "binary.csv"), Uint8Array.of(0xc3, 0x28));
    writeFileSync(join(folder, "huge.csv"), "");
    truncateSync(join(folder, "huge.csv"), 300 * 1024 * 1024);
    const problemOf = (file: string) => readTrace(folder, file);
    expect(problemOf("none.csv")).toEqual({ kind: "refused", problem: `cannot read ${folder}/none.csv: no such file` });
    expect(problemOf("below")).toMatchObject({ problem: `cannot read ${folder}/below: not a regular file` });
    expect(problemOf("binary.csv")).toMatchObject({ problem: `cannot read ${folder}/binary.csv: not UTF-8 text` });
    expect(problemOf("huge.csv")).toMatchObject({
      problem: `cannot read ${folder}/huge.csv: too large, 314572800 bytes; allowed: at most 268435456 bytes`,
    });
  });
});
