import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What would make two runs differ. Only the shell may ask what time it is; to read a time that a recording states asks nothing. */
const forbidden = /\bMath\.random\b|\bDate\b(?!\.parse\()|\bperformance\b|\bcrypto\b|\bprocess\.hrtime\b/;

/**
 * Locks, queues and measured durations of sweeps need the time, as do recordings of real runs, and the page to say how long it
 * took; no result does. Modules with schedulers of one's own are hashed, which takes node:crypto.
 */
const shell = /^src\/(cli\/|record\/|sweep\/(store|local|queue)\/|scenario\/load-plugins\.ts$|playground\/main\.ts$)/;

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, "")).replace(/(^|\s)\/\/.*$/gm, "");

test("no file below the shell reads a clock or an unseeded generator", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => `src/${path.replaceAll("\\", "/")}`);
  expect(files.length).toBeGreaterThan(50);
  const offences = files
    .filter((path) => !shell.test(path))
    .flatMap((path) =>
      withoutComments(readFileSync(path, "utf8"))
        .split("\n")
        .flatMap((text, index) => (forbidden.test(text) ? [`${path}:${index + 1}: ${text.trim()}`] : [])),
    );
  expect(offences).toEqual([]);
});

test("the pattern finds what it is there to find", () => {
  for (const text of ["Math.random()", "Date.now()", "new Date()", "performance.now()", "crypto.randomUUID()"]) {
    expect(forbidden.test(text), text).toBe(true);
  }
});
