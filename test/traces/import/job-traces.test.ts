import { describe, expect, it } from "vitest";
import { fixture, importing, importingFixtures, problemOf } from "./importing.js";

/** id, arrival, work, CPUs used, memory, CPUs, memory and GPUs requested, labels */
type JobRow = readonly (string | number | null)[];

const job = (
  id: string,
  arrivalSec: number,
  durationSec: number,
  cpus: number,
  memoryMb: number | null,
  gpus: number | null = null,
  requires: string | null = null,
): JobRow => [id, arrivalSec, cpus * durationSec, cpus, memoryMb, cpus, memoryMb, gpus, requires, null];

const gpuTaken = "assumed 1 all nodes are one pool";

describe("openb", () => {
  it("takes nodes and pods in any order; Pending pods, duplicates and censored ones are told", async () => {
    const { scenario, tables, notes } = await importingFixtures("openb", ["openb-pods.csv", "openb-nodes.csv"]);
    expect(scenario.nodes).toEqual([
      { id: "n-0", cpus: 32, memoryMb: 131_072 },
      { id: "n-1", cpus: 96, memoryMb: 524_288, gpus: 8, labels: { gpuModel: "V100M32" } },
      { id: "n-2", cpus: 64, memoryMb: 262_144, gpus: 2, labels: { gpuModel: "T4" } },
    ]);
    expect(scenario.originSec).toBe(90);
    expect(tables.jobs).toEqual([
      job("p-0", 100, 290, 8, 16_384, 1),
      job("p-1", 90, 4, 0.5, 1024),
      job("p-2", 120, 780, 4, 8192, 0.25, "gpuModel=T4|V100M32"),
      job("p-4", 150, 5, 48, 65_536, 8),
      job("p-5", 200, 695, 1, 2048, 0.47),
      job("p-7", 220, 279, 1, 2048, 0.46),
      job("p-8", 230, 31, 0.25, 512),
    ]);
    // p-8 started before it was created: its wait is not known.
    expect(tables.recorded).toEqual([
      ["p-0", 10, 290],
      ["p-1", 1, 4],
      ["p-2", 0, 780],
      ["p-4", 5, 5],
      ["p-5", 5, 695],
      ["p-7", 1, 279],
    ]);
    expect(notes).toEqual([
      "dropped 1 duration unknown (--assume-sec gives such jobs a duration) @ openb-pods.csv line 5",
      "dropped 1 id was there before @ openb-pods.csv line 7",
      "dropped 1 ran for 0 s (--assume-sec gives such jobs a duration) @ openb-pods.csv line 10",
      "changed 1 never scheduled (no scheduled_time): neither wait nor duration known @ openb-pods.csv line 5",
      "changed 1 started before it was submitted: its recorded wait is left out @ openb-pods.csv line 12",
      "changed 2 still Running when the trace ends (900 s): really longer than the duration taken @ openb-pods.csv line 4",
    ]);
  });

  it("keeps pods of unknown duration when told how long to take", async () => {
    const names = ["openb-nodes.csv", "openb-pods.csv"];
    const { tables } = await importingFixtures("openb", names, { assumeSec: 60, maxJobs: 4 });
    expect(tables.jobs?.[3]).toEqual(job("p-3", 130, 60, 4, 8192, 1));
    expect(tables.jobs).toHaveLength(4);
  });

  it("leaves out, and lists, pods that no node could hold even if it were empty", async () => {
    const nodes = "sn,cpu_milli,memory_mib,gpu,model\na,4000,8192,2,T4\nb,8000,4096,0,\n";
    const pod = (name: string, cpu: number, memory: number, gpus: number, models = ""): string =>
      `${name},${cpu},${memory},${gpus},1000,${models},Succeeded,5,20,10\n`;
    const header =
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,pod_phase,creation_time,deletion_time,scheduled_time\n";
    const pods = [
      pod("fits", 4000, 8192, 2, "V100|T4"),
      pod("cpus", 8001, 1, 0),
      pod("memory", 1, 8193, 0),
      pod("gpus", 1, 1, 3),
      pod("model", 1, 1, 1, "V100"),
      // Node a has the memory and node b the CPUs.
      pod("all", 8000, 8192, 0),
    ];
    const files = { "pods.csv": header + pods.join(""), "nodes.csv": nodes };
    const { scenario, tables, notes } = await importing("openb", files);
    expect(scenario.nodes).toHaveLength(2);
    expect(tables.jobs?.map(([id]) => id)).toEqual(["fits"]);
    expect(tables.recorded).toEqual([["fits", 5, 10]]);
    expect(notes).toEqual([
      "dropped 1 asks for more CPUs than any node has: it would wait for ever @ pods.csv line 3",
      "dropped 1 asks for more memory than any node has: it would wait for ever @ pods.csv line 4",
      "dropped 1 asks for more GPUs than any node has: it would wait for ever @ pods.csv line 5",
      "dropped 1 asks for a GPU model that no node has: it would wait for ever @ pods.csv line 6",
      "dropped 1 asks for more than any one node has, though each part is there: it would wait for ever @ pods.csv line 7",
    ]);
  });

  it("needs both kinds of files, and names a column that is missing", async () => {
    expect(await problemOf("openb", { "a.csv": fixture("openb-pods.csv") })).toBe(
      "openb: no nodes; give a node list (openb_node_list_*.csv) too",
    );
    expect(await problemOf("openb", { "a.csv": "sn,cpu_mili,memory_mib\nx,1,1\n" })).toBe(
      "a.csv: line 1: missing column: cpu_milli; is cpu_mili meant?; required: sn, cpu_milli, memory_mib",
    );
    expect(await problemOf("openb", { "a.csv": "sn,cpu_milli,memory_mib\nx,1,1\ny,0x10,1\n" })).toBe(
      "a.csv: line 3: cpu_milli: must be a finite number, got 0x10",
    );
    expect(await problemOf("openb", { "a.csv": "sn,cpu_milli,memory_mib\nx,1\n" })).toBe(
      "a.csv: line 2: has 2 cells but the header has 3",
    );
  });
});

describe("ElasticFlow", () => {
  it("takes unsorted rows without a last line end; a GPU is a CPU; the pool holds the peak", async () => {
    const { scenario, tables, notes } = await importingFixtures("elasticflow", ["elasticflow.csv"]);
    expect(tables.jobs?.slice(0, 4)).toEqual([
      job("aa", 5000, 600, 16, null, 16),
      job("bb", 4000, 1200, 1, null, 1),
      job("cc", 4100, 700, 2, null, 2),
      job("dd", 4200, 650, 1, null),
    ]);
    expect(tables.jobs).toHaveLength(9);
    expect(tables.recorded).toBeUndefined();
    // ff, gg, hh and ii overlap: 4 x 8.
    expect(scenario.nodes).toEqual([{ id: "pool", cpus: 32, gpus: 32 }]);
    expect(scenario.originSec).toBe(4000);
    expect(notes).toContain("dropped 1 id was there before @ elasticflow.csv line 7");
    expect(notes.some((note) => note.startsWith(gpuTaken))).toBe(true);
  });
});

describe("SWF", () => {
  it("takes -1 as unknown, skips comments and parts of jobs, and has the machine of the header", async () => {
    const { scenario, tables, notes } = await importingFixtures("swf", ["trace.swf"]);
    expect(scenario.nodes).toEqual([{ id: "pool", cpus: 64 }]);
    expect(tables.jobs).toEqual([
      // 2048 KB on each of 8 processors are 16 MB.
      job("1", 0, 100, 8, 16),
      job("2", 5, 100, 4, null),
      job("4", 30, 50, 16, null),
      job("7", 60, 20, 2, null),
      job("8", 70, 60, 2, null),
      job("10", 65, 10, 1, null),
    ]);
    // Job 2 has no wait.
    expect(tables.recorded?.map(([id, waitSec]) => [id, waitSec])).toEqual([
      ["1", 10],
      ["4", 2],
      ["7", 7],
      ["8", 7],
      ["10", 1],
    ]);
    expect(notes.slice(0, 6)).toEqual([
      "dropped 1 duration unknown (--assume-sec gives such jobs a duration) @ trace.swf line 7",
      "dropped 1 neither used nor asked for a processor @ trace.swf line 9",
      "dropped 1 ran for 0 s (--assume-sec gives such jobs a duration) @ trace.swf line 10",
      "dropped 1 part of a job whose whole is another line (status 2-4) @ trace.swf line 13",
      "changed 2 cancelled (status 5): runs as long as it ran @ trace.swf line 10",
      "changed 1 failed (status 0): runs as long as it ran @ trace.swf line 15",
    ]);
  });

  it("leaves out jobs that are larger than the machine of the header", async () => {
    const line = (id: number, cpus: number): string => `${id} 0 1 10 ${cpus} -1 -1 ${cpus} -1 -1 1 1 1 -1 -1 1 -1 -1\n`;
    const { tables, notes } = await importing("swf", { "a.swf": `; MaxProcs: 8\n${line(1, 8)}${line(2, 9)}` });
    expect(tables.jobs?.map(([id]) => id)).toEqual(["1"]);
    expect(notes[0]).toBe(
      "dropped 1 asks for more processors than the header says there are: it would wait for ever @ a.swf line 3",
    );
  });

  it("names the line and field that is no number", async () => {
    expect(await problemOf("swf", { "a.swf": "; x\n1 2 3\n" })).toBe(
      "a.swf: line 2: has 3 fields; must be 18 numbers, or a comment that begins with ;",
    );
    expect(await problemOf("swf", { "a.swf": "" })).toBe("a.swf: no job that could be replayed; see what was dropped");
  });
});

describe("Philly", () => {
  it("adds up attempts and reads Pacific clocks over the end of summer time", async () => {
    const { tables, notes } = await importingFixtures("philly", ["philly.json"]);
    // 2017-10-07 01:00:00 PDT is 08:00:00 UTC, 1507363200; 2017-11-05 00:30 PDT is 1509867000; 2017-11-06 PST 08:00 UTC is 1509955200.
    expect(tables.jobs).toEqual([
      job("app_1", 1_507_363_200, 600, 3, null, 3),
      // 60 s and 30 s.
      job("app_2", 1_507_366_800, 90, 1, null, 1),
      // 1:50 PDT to 1:10 PST are 20 minutes.
      job("app_4", 1_509_868_200, 1200, 1, null, 1),
      // 0:30 PDT to 2:30 PST are three hours.
      job("app_5", 1_509_867_000, 10_800, 1, null, 1),
      job("app_8", 1_509_955_200, 100, 4, null, 4),
    ]);
    expect(tables.recorded?.map(([id, waitSec]) => [id, waitSec])).toEqual([
      ["app_1", 30],
      ["app_2", 10],
      ["app_4", 3600],
      ["app_5", 0],
      ["app_8", 0],
    ]);
    expect(notes.slice(0, 6)).toEqual([
      "dropped 1 no attempt says which GPUs it had @ philly.json entry 3",
      "dropped 1 time of submission unknown @ philly.json entry 6",
      "dropped 1 duration unknown (--assume-sec gives such jobs a duration) @ philly.json entry 7",
      "changed 1 several attempts: run as one, without the time between them @ philly.json entry 2",
      "changed 1 ended in the hour that came twice: taken as the second @ philly.json entry 4",
      "changed 1 an attempt without start or end: its time does not count @ philly.json entry 7",
    ]);
  });

  it("names the entry that is wrong, and JSON that is none", async () => {
    expect(await problemOf("philly", { "a.json": '[{"jobid":"a","submitted_time":"7 Oct"}]' })).toBe(
      "a.json: entry 1: submitted_time: must be like 2017-10-07 01:10:47, got 7 Oct",
    );
    expect(await problemOf("philly", { "a.json": '[{"jobid":7}]' })).toContain("a.json: entry 1: jobid: ");
    expect(await problemOf("philly", { "a.json": '[{"jobid":"a"},}' })).toContain(
      "a.json: after entry 1: not valid JSON: ",
    );
    expect(await problemOf("philly", { "a.json": '[{"jobid":"a"}' })).toContain("not valid JSON: ");
  });
});

describe("Helios", () => {
  it("takes times of China, jobs without GPUs, jobs that never started and durations that differ", async () => {
    const { tables, notes } = await importingFixtures("helios", ["helios.csv"]);
    // 2020-04-01 08:00:00 +08:00 is 1585699200.
    const zero = 1_585_699_200;
    expect(tables.jobs).toEqual([
      job("101", zero, 600, 32, null, 8),
      job("103", zero + 120, 60, 1, null, 1),
      job("105", zero - 60, 600, 1, null),
      job("106", zero + 300, 600, 6, null, 1),
      job("107", zero + 360, 601, 6, null, 1),
      job("108", zero + 360, 10, 6, null, 1),
    ]);
    expect(notes).toEqual([
      "dropped 1 ran for 0 s (--assume-sec gives such jobs a duration) @ helios.csv line 3",
      "dropped 1 duration unknown (--assume-sec gives such jobs a duration) @ helios.csv line 5",
      "dropped 1 id was there before @ helios.csv line 9",
      "changed 1 duration differs from end_time - start_time: the times are taken @ helios.csv line 6",
      "changed 1 started before it was submitted: its recorded wait is left out @ helios.csv line 10",
      "assumed 1 no CPUs recorded: one busy CPU for each GPU, at least one @ helios.csv line 4",
      expect.stringContaining(gpuTaken),
    ]);
  });
});

describe("Acme", () => {
  it("takes offsets, memory per node and jobs that still run; columns without a use are told", async () => {
    const { tables, notes } = await importingFixtures("acme", ["acme.csv"]);
    // 2023-05-01 00:00:00 +08:00 is 1682870400; a2 is written in UTC.
    const zero = 1_682_870_400;
    expect(tables.jobs).toEqual([
      job("a1", zero, 600, 256, 204_800, 16),
      job("a2", zero + 30, 10, 128, null, 8),
      job("a4", zero + 240, 60, 8, null),
      job("a5", zero + 300, 60, 16, 20_480, 1),
    ]);
    expect(notes.slice(0, 2)).toEqual([
      "dropped 1 ran for 0 s (--assume-sec gives such jobs a duration) @ acme.csv line 4",
      "changed 1 still RUNNING: really longer than the duration taken @ acme.csv line 6",
    ]);
    expect(notes.at(-1)).toBe("unread 1 column shared_mem_per_pod @ acme.csv line 1");
  });
});

describe("Borg 2019", () => {
  it("joins events and windows of use by instance, counts a window once, and leaves alloc sets out", async () => {
    const { tables, notes } = await importingFixtures("borg", ["borg.csv"]);
    expect(tables.jobs).toEqual([
      // 600 s to 1200 s; 1/32 and then 1/64 of 64 CPUs: 1.5 on average; requested 1/16 of 64 CPUs, 1/8 of the memory.
      ["11-0", 600, 900, 1.5, 32_768, 4, 32_768, null, null, null],
      // Before the trace; no event ends it; used 48 CPUs of 32 requested for the 300 s to its last window.
      ["12-3", 0, 14_400, 48, 65_536, 32, 65_536, null, null, null],
      ["16-0", 1000, 4800, 16, 65_536, 16, 65_536, null, null, null],
    ]);
    expect(notes.slice(0, 3)).toEqual([
      "dropped 1 an alloc set: a reservation, not a job @ borg.csv line 7",
      "dropped 1 duration unknown (--assume-sec gives such jobs a duration) @ borg.csv line 8",
      "dropped 1 no CPUs requested @ borg.csv line 9",
    ]);
    expect(notes).toContain("changed 1 used more CPUs than it requested, which Borg allows @ borg.csv line 6");
  });
});
