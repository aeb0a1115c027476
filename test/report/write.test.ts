import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InputError } from "../../src/domain/errors.js";
import { writeResults } from "../../src/report/write.js";

const files = [
  { name: "manifest.json", content: "{}\n" },
  { name: "jobs.csv", content: "id\na\n" },
];
const others = [{ name: "manifest.json", content: '{"seed":2}\n' }];
const keep = { overwrite: false };
const overwrite = { overwrite: true };

describe("writeResults", () => {
  let root = "";
  let target = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "descent-"));
    target = join(root, "results", "study");
  });
  afterEach(() => rm(root, { recursive: true }));

  it("makes the directory and its parents, and names what it wrote", async () => {
    const outcome = await writeResults(target, files, keep);
    expect(outcome).toEqual({ kind: "written", paths: [join(target, "manifest.json"), join(target, "jobs.csv")] });
    expect(await readFile(join(target, "jobs.csv"), "utf8")).toBe("id\na\n");
    expect(await readdir(join(root, "results"))).toEqual(["study"]);
  });

  it("may be read by whoever may read its neighbours", async () => {
    await writeResults(target, files, keep);
    await mkdir(join(root, "plain"));
    expect((await stat(target)).mode).toBe((await stat(join(root, "plain"))).mode);
  });

  it("does not touch a directory that already holds the same bytes", async () => {
    await writeResults(target, files, keep);
    const before = await stat(join(target, "jobs.csv"));
    expect((await writeResults(target, files, keep)).kind).toBe("unchanged");
    expect((await stat(join(target, "jobs.csv"))).ino).toBe(before.ino);
  });

  it("refuses to replace other results, and says how to", async () => {
    await writeResults(target, files, keep);
    await expect(writeResults(target, others, keep)).rejects.toThrow(/already holds other results; give --overwrite/);
    expect(await readFile(join(target, "manifest.json"), "utf8")).toBe("{}\n");
  });

  it("replaces other results as a whole when asked to", async () => {
    await writeResults(target, files, keep);
    expect((await writeResults(target, others, overwrite)).kind).toBe("replaced");
    expect(await readdir(target)).toEqual(["manifest.json"]);
    expect(await readdir(join(root, "results"))).toEqual(["study"]);
  });

  it("never replaces a directory that holds anything but results", async () => {
    await mkdir(target, { recursive: true });
    await writeFile(join(target, "thesis.tex"), "years of work");
    await expect(writeResults(target, files, overwrite)).rejects.toThrow(/not results \(thesis\.tex\)/);
    expect(await readdir(target)).toEqual(["thesis.tex"]);
  });

  it("uses an empty directory that is there", async () => {
    await mkdir(target, { recursive: true });
    expect((await writeResults(target, files, keep)).kind).toBe("written");
  });

  it("replaces what a link points to, not the link", async () => {
    await writeResults(target, files, keep);
    await symlink(target, join(root, "latest"));
    await writeResults(join(root, "latest"), others, overwrite);
    expect(await readFile(join(target, "manifest.json"), "utf8")).toBe('{"seed":2}\n');
  });

  it("calls a path that cannot be a directory bad input, and leaves nothing behind", async () => {
    await writeFile(join(root, "file"), "");
    await expect(writeResults(join(root, "file"), files, keep)).rejects.toThrow(InputError);
    await expect(writeResults(join(root, "file", "study"), files, keep)).rejects.toThrow(/is not a directory/);
    expect(await readdir(root)).toEqual(["file"]);
  });

  it("leaves nothing behind when a file cannot be written", async () => {
    const bad = [...files, { name: "missing/folder.csv", content: "" }];
    await expect(writeResults(target, bad, keep)).rejects.toThrow();
    expect(await readdir(join(root, "results"))).toEqual([]);
  });
});
