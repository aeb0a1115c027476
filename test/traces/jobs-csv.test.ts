import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/domain/errors.js";
import { type CsvRows, plainRows, quotedRows } from "../../src/traces/csv-rows.js";
import { formatJobsCsv, parseJobsCsv } from "../../src/traces/jobs-csv.js";
import type { TraceJob } from "../../src/traces/trace-job.js";

const jobsIn = (text: string): readonly TraceJob[] => parseJobsCsv(text, "t.csv").jobs;

function problemIn(text: string): string {
  try {
    jobsIn(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("no problem was found");
}

const noRequests = { requestCpus: null, requestMemoryMb: null, requestGpus: null, requires: null };
const plain = { cpusMax: null, memoryMb: null, model: null, node: null, ...noRequests };

describe("a job trace", () => {
  it("needs three columns, in any order", () => {
    expect(jobsIn("workCpuSec,id,arrivalSec\n10,a,1.5\n")).toEqual([
      { id: "a", arrivalSec: 1.5, workCpuSec: 10, ...plain },
    ]);
  });

  it("reads every column, an empty cell as none", () => {
    const header = "id,arrivalSec,workCpuSec,cpusMax,memoryMb,model,node\n";
    expect(jobsIn(`${header}a,0,1e3,2,512,vae,n1\nb,1,2,,,,\n`)).toEqual([
      { id: "a", arrivalSec: 0, workCpuSec: 1000, cpusMax: 2, memoryMb: 512, model: "vae", node: "n1", ...noRequests },
      { id: "b", arrivalSec: 1, workCpuSec: 2, ...plain },
    ]);
  });

  it.each([
    ["a byte order mark", "\uFEFFid,arrivalSec,workCpuSec\na,0,1\n"],
    ["CRLF", "id,arrivalSec,workCpuSec\r\na,0,1\r\n"],
    ["blank lines", "\n id,arrivalSec,workCpuSec\n\na,0,1\n\n  \n"],
    ["no line end at the end", "id,arrivalSec,workCpuSec\na,0,1"],
    ["spaces around cells", "id , arrivalSec, workCpuSec\n a , 0 , 1 \n"],
    ["quoted cells", '"id","arrivalSec","workCpuSec"\r\n"a","0","1"\r\n'],
  ])("accepts %s", (_what, text) => {
    expect(jobsIn(text)).toEqual([{ id: "a", arrivalSec: 0, workCpuSec: 1, ...plain }]);
  });

  it("keeps a comma and a quote in a quoted cell", () => {
    expect(jobsIn('id,arrivalSec,workCpuSec\n"a, ""b""",0,1\n')[0]?.id).toBe('a, "b"');
  });

  it("knows the line of each job", () => {
    const unquoted = parseJobsCsv("id,arrivalSec,workCpuSec\na,0,1\n\nb,0,1\n", "t.csv");
    expect([unquoted.lineOf(0), unquoted.lineOf(1)]).toEqual([2, 4]);
    const quoted = parseJobsCsv('id,arrivalSec,workCpuSec\n"a",0,1\n\n"b",0,1\n', "t.csv");
    expect([quoted.lineOf(0), quoted.lineOf(1)]).toEqual([2, 4]);
  });
});

describe("a bad job trace is one line that names the file, the line and what is allowed:", () => {
  const header = "id,arrivalSec,workCpuSec,cpusMax,memoryMb\n";
  const columns = ["id", "arrivalSec", "workCpuSec", "cpusMax", "memoryMb", "model", "node"];
  const all = [...columns, "requestCpus", "requestMemoryMb", "requestGpus", "requires"];
  const known = `known: ${all.join(", ")}`;
  it.each([
    ["empty", "", `t.csv: empty; must begin with a header: ${all.join(",")}`],
    ["only a header", header, "t.csv: no jobs; give at least one row below the header"],
    [
      "an unknown column",
      "id,arrivalSecs,workCpuSec\n",
      `t.csv: line 1: unknown column: arrivalSecs; did you mean arrivalSec? ${known}`,
    ],
    [
      "a missing column",
      "id,arrivalSec\na,0\n",
      "t.csv: line 1: missing column: workCpuSec; required: id, arrivalSec, workCpuSec",
    ],
    ["a column twice", "id,id,arrivalSec,workCpuSec\n", "t.csv: line 1: duplicate column: id"],
    ["a short row", `${header}a,0,1\n`, "t.csv: line 2: has 3 cells but the header has 5"],
    ["a duplicate id", `${header}a,0,1,,\na,0,1,,\n`, "t.csv: line 3: id: duplicate id: a; ids must be unique"],
    ["no id", `${header},0,1,,\n`, "t.csv: line 2: id: missing: every job needs an id"],
    ["NaN", `${header}a,NaN,1,,\n`, "t.csv: line 2: arrivalSec: must be a finite number of 0 or more, got NaN"],
    [
      "infinite",
      `${header}a,1e999,1,,\n`,
      "t.csv: line 2: arrivalSec: must be a finite number of 0 or more, got 1e999",
    ],
    [
      "hexadecimal",
      `${header}a,0x10,1,,\n`,
      "t.csv: line 2: arrivalSec: must be a finite number of 0 or more, got 0x10",
    ],
    ["negative", `${header}a,-1,1,,\n`, "t.csv: line 2: arrivalSec: must be a finite number of 0 or more, got -1"],
    ["no work", `${header}a,0,0,,\n`, "t.csv: line 2: workCpuSec: must be a finite number more than 0, got 0"],
    ["no CPU", `${header}a,0,1,0,\n`, "t.csv: line 2: cpusMax: must be a finite number more than 0, got 0"],
    [
      "a quote that stays open",
      `${header}"a,0,1,,\nb,0,1,,\n`,
      't.csv: line 3: a quote is opened and never closed; write a cell that needs quotes as "..." with inner quotes doubled',
    ],
    [
      "text behind a quote",
      `${header}"a"b,0,1,,\n`,
      't.csv: line 2: text follows a closing quote; write a cell that needs quotes as "..." with inner quotes doubled',
    ],
    [
      "a quote within a cell",
      `${header}a"b,0,1,,\n`,
      't.csv: line 2: a quote stands inside a cell; write a cell that needs quotes as "..." with inner quotes doubled',
    ],
    ["two lines in a cell", `${header}"a\nb",0,1,,\n`, "t.csv: line 3: id: must be one line of at most 200 characters"],
  ])("%s", (_what, text, message) => {
    expect(problemIn(text)).toBe(message);
  });
});

const cell = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && !/[\r\n]/.test(text));
const size = fc.double({ min: 1e-300, noNaN: true, noDefaultInfinity: true });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const traceJob: fc.Arbitrary<TraceJob> = fc.record({
  id: cell,
  arrivalSec: fc.oneof(fc.constant(0), size),
  workCpuSec: size,
  cpusMax: maybe(size),
  memoryMb: maybe(fc.oneof(fc.constant(0), size)),
  model: maybe(cell),
  node: maybe(cell),
  requestCpus: maybe(size),
  requestMemoryMb: maybe(size),
  requestGpus: maybe(size),
  requires: maybe(cell),
});

describe("laws of job traces", () => {
  it("what is written is read back to the last bit", () => {
    fc.assert(
      fc.property(fc.uniqueArray(traceJob, { selector: ({ id }) => id, minLength: 1 }), (jobs) => {
        expect(jobsIn(formatJobsCsv(jobs))).toEqual(jobs);
      }),
    );
  });

  it("any text is a trace or one line of complaint", () => {
    const piece = fc.constantFrom(
      "id",
      "arrivalSec",
      "workCpuSec",
      ",",
      "\n",
      "\r\n",
      '"',
      "a",
      "1",
      "-",
      " ",
      "\uFEFF",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (csv) => {
        try {
          jobsIn(csv);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect((error as InputError).message).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  it("text without quotes is read as the full parser reads it", () => {
    const piece = fc.constantFrom("a", "1.5", ",", ",", " ", "\t", "\n", "\r\n", "\r", "é");
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
    const cellsOf = (rows: CsvRows) => Array.from({ length: rows.count }, (_, index) => rows.cells(index));
    fc.assert(
      fc.property(text, fc.boolean(), (csv, bom) => {
        const full = bom ? `\uFEFF${csv}` : csv;
        expect(cellsOf(plainRows(full))).toEqual(cellsOf(quotedRows(full, "t.csv")));
      }),
      { numRuns: 500 },
    );
  });
});
