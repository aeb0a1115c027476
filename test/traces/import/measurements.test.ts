import { describe, expect, it } from "vitest";
import { importing, importingFixtures, problemOf } from "./importing.js";

const sec = 1_583_020_800;

/** id, arrival, work, CPUs, memory, model; the work is duration x mean CPUs. */
async function jobsOf(format: string, files: readonly string[], options = {}) {
  const { scenario, tables, notes } = await importingFixtures(format, files, options);
  const jobs = tables.jobs?.map(([id, arrivalSec, work, cpus, memoryMb, , , , , model]) => [
    id,
    arrivalSec,
    work,
    cpus,
    memoryMb,
    model,
  ]);
  const losses = Object.fromEntries(
    Object.entries(scenario.models ?? {}).map(([id, model]) => [
      id,
      (model as { loss: { points: unknown } }).loss.points,
    ]),
  );
  return { jobs, losses, notes };
}

describe("docker stats", () => {
  it("takes per cent of one CPU, binary and decimal units, ISO and unix times; twice, too early and -- are dropped", async () => {
    const { jobs, notes } = await jobsOf("docker-stats", ["docker-stats.csv"]);
    expect(jobs).toEqual([
      // 10 s at 1.5 CPUs and 10 s at 0.5.
      ["vae", sec, 20, 1, 512, null],
      // 10 s at 1 CPU.
      ["gru", sec + 10, 10, 1, 1536, null],
    ]);
    expect(notes.slice(0, 2)).toEqual([
      "dropped 2 a sample that is not later than the one before it @ docker-stats.csv line 5",
      "dropped 1 not running (--) @ docker-stats.csv line 9",
    ]);
  });

  it("takes the table without times: a round is an interval, and what comes later came later", async () => {
    const { jobs, notes } = await jobsOf("docker-stats", ["docker-stats.txt"], { intervalSec: 5 });
    expect(jobs).toEqual([
      ["vae", 0, 15, 1.5, 2, null],
      // One interval of 5 s at 0.3 CPUs.
      ["gru", 5, 1.5, 0.3, 3, null],
    ]);
    expect(notes).toContain("unread 1 a line that is no sample @ docker-stats.txt line 6");
    expect(notes).toContain("assumed 1 samples without times are 5 s apart (--interval-sec) @ docker-stats.txt");
  });
});

describe("Prometheus", () => {
  it("adds up the CPUs of a container over resets of its counter, and takes series of rates as CPUs", async () => {
    const { jobs, notes } = await jobsOf("prometheus", ["prometheus-cpu.json", "prometheus-memory.json"]);
    expect(jobs).toEqual([
      // 15, then 3 after the reset; 6 and 6.
      ["vae", 1000, 30, 1, 2, null],
      // 10 s at 0.25, 20 s at 1.
      ["gru-0/main", 1000, 22.5, 0.75, null, null],
    ]);
    expect(notes).toEqual(
      expect.arrayContaining([
        "dropped 2 a cgroup that is no container @ prometheus-cpu.json series 3",
        "dropped 1 a series with samples that are no numbers, such as NaN @ prometheus-cpu.json series 4",
        "changed 1 a counter that began again at 0, and is added up @ prometheus-cpu.json series 1",
        "unread 1 metric container_fs_reads_total @ prometheus-cpu.json series 6",
      ]),
    );
  });
});

describe("Prometheus, where several series tell of one container", () => {
  const series = (labels: object, ...values: readonly number[]) => ({
    metric: labels,
    values: values.map((value, index) => [1000 + 10 * index, `${value}`]),
  });
  const file = (...result: readonly object[]) => JSON.stringify({ data: { resultType: "matrix", result } });
  const counter = { __name__: "container_cpu_usage_seconds_total", name: "vae" };
  const total = series({ ...counter, cpu: "total" }, 0, 15, 30);
  const each = [series({ ...counter, cpu: "cpu00" }, 0, 10, 20), series({ ...counter, cpu: "cpu01" }, 0, 5, 10)];
  const rate = series({ name: "vae" }, 1.4, 1.4, 1.4);
  const twice = "a series of CPU use that another has too: all CPUs go before each, counters before rates";

  it.each([
    ["all CPUs, then each", [total, ...each], "dropped 2"],
    ["each CPU, then all", [...each, total], "dropped 2"],
    ["rates, then the counters that they are of", [rate, ...each], "dropped 1"],
    ["everything", [each[0]!, rate, total, each[1]!], "dropped 3"],
  ])("counts each CPU-second once: %s", async (_, result, dropped) => {
    const { tables, notes } = await importing("prometheus", { "a.json": file(...result) });
    // 20 s at 1.5 CPUs: 30 CPU-seconds by the total, and 20 + 10 by the CPUs. The rates alone would say 28.
    expect(tables.jobs?.map(([id, , work, cpus]) => [id, work, cpus])).toEqual([["vae", 30, 1.5]]);
    expect(notes.find((note) => note.includes(twice))).toMatch(new RegExp(`^${dropped} `));
  });

  it("counts a time once that two files have, and tells of the other", async () => {
    const later = series({ ...counter, cpu: "total" }, 0, 15, 30, 44);
    const { tables, notes } = await importing("prometheus", { "a.json": file(total), "b.json": file(later) });
    // 1000 to 1020 from the first, 1020 to 1030 from the second.
    expect(tables.jobs?.[0]?.[2]).toBe(44);
    expect(notes[0]).toMatch(/^dropped 2 a time that was counted before: .* @ b.json series 1$/);
  });
});

describe("logs of losses", () => {
  it("Keras CSVLogger: epochs end at epoch + 1; headers in the middle, nan and a second run are dropped", async () => {
    const { jobs, losses, notes } = await jobsOf("keras-csv", ["keras.csv"], { assumeSec: 100 });
    expect(jobs).toEqual([["keras", 0, 100, 1, null, "keras"]]);
    expect(losses.keras).toEqual([
      [0.25, 1],
      [0.5, 0.5],
      [0.75, 0.4],
      [1, 0.25],
    ]);
    expect(notes.slice(0, 3)).toEqual([
      "dropped 1 the loss is not a finite number @ keras.csv line 4",
      "dropped 1 a header in the middle, as append=True writes @ keras.csv line 5",
      "dropped 1 a loss that is not later than the one before it, as of a job that was resumed @ keras.csv line 7",
    ]);
  });

  it("Keras console: progress bars, backspaces, colours and both versions; evaluate is no epoch", async () => {
    const { jobs, losses, notes } = await jobsOf("keras-log", ["keras.log"]);
    // 12 s, 100 steps of 25 ms (more exact than 3 s), 11 s.
    expect(jobs).toEqual([["keras", 0, 25.5, 1, null, "keras"]]);
    expect(losses.keras).toEqual([
      [1 / 3, 1.5],
      [2 / 3, 0.8],
      [1, 0.5],
    ]);
    expect(notes[0]).toBe("dropped 1 a line of evaluate, which is no epoch @ keras.log line 7");
  });

  it("TensorBoard: unix wall times; a step that comes twice counts once", async () => {
    const { jobs, losses, notes } = await jobsOf("tensorboard", ["tensorboard.csv"]);
    expect(jobs).toEqual([["tensorboard", sec + 0.5, 40, 1, null, "tensorboard"]]);
    expect(losses.tensorboard).toEqual([
      [0, 2],
      [0.25, 1],
      [0.5, 0.75],
      [1, 0.5],
    ]);
    expect(notes.filter((note) => note.startsWith("dropped"))).toHaveLength(2);
  });

  it("MLPerf: milliseconds, ranks that say the same, accuracies that rise, runs that were aborted", async () => {
    const { jobs, losses, notes } = await jobsOf("mlperf", ["mlperf.log"]);
    expect(jobs).toEqual([["mlperf", sec, 100, 1, null, "mlperf"]]);
    expect(losses.mlperf).toEqual([
      [0.25, 2.5],
      [0.5, 1.5],
      [1, 1.25],
    ]);
    expect(notes).toEqual(
      expect.arrayContaining([
        "changed 1 the run ended with status aborted: it runs as long as it ran @ mlperf.log line 10",
        "unread 1 eval_accuracy, which is no loss @ mlperf.log line 6",
        "unread 1 a line of MLPerf before 0.6 (:::MLP), which is no JSON @ mlperf.log line 9",
        "unread 1 other keys: hyperparameters and marks @ mlperf.log line 2",
      ]),
    );
  });

  it("FlowCon's authors: losses joined to docker stats by name, progress by CPU time; else by time", async () => {
    const files = ["flowcon/vae.csv", "flowcon/docker_stats.csv", "flowcon/rnn.csv"];
    const { jobs, losses, notes } = await jobsOf("flowcon", files);
    expect(jobs).toEqual([
      // 10 s at 1 CPU and 10 s at 3.
      ["vae", sec, 40, 2, 1, "vae"],
      // On its own clock.
      ["rnn", sec, 40, 1, null, "rnn"],
    ]);
    // At 5, 10 and 20 s it had used 5, 10 and 40 CPU-seconds.
    expect(losses.vae).toEqual([
      [0.125, 4],
      [0.25, 2],
      [1, 1],
    ]);
    expect(losses.rnn).toEqual([
      [0, 3],
      [0.25, 2],
      [1, 1.5],
    ]);
    expect(notes).toContain(
      "assumed 1 losses without steps or CPU use: progress is taken to be even in time @ flowcon/rnn.csv",
    );
  });

  it.each([
    ["docker-stats", "name,cpu\na,x%\n", "a.txt: line 2: CPU must be a percentage of 0 or more, got x"],
    ["docker-stats", "hello\n", "a.txt: no job that could be replayed; 1 a line that is no sample"],
    [
      "prometheus",
      '{"data":{"result":[{"value":[1,"2"]}]}}',
      "a.txt: series 1: must be a series with metric and values",
    ],
    ["prometheus", '{"status":"error"}', "a.txt: no job that could be replayed; nothing of it was understood"],
    ["keras-csv", "epoch,los\n0,1\n", "a.txt: line 1: missing column: loss; is los meant?; required: epoch, loss"],
    ["mlperf", ":::MLLOG {", "a.txt: line 1: not valid JSON after :::MLLOG"],
    ["flowcon", "loss,time\n1,soon\n", "a.txt: line 2: must be a loss and a time, got 1,soon"],
  ])("%s: %j is one clear line", async (format, text, message) => {
    const problem = await problemOf(format, { "a.txt": text });
    expect(problem).toContain(message);
    expect(problem.split("\n")).toHaveLength(1);
  });
});
