import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { pageKit } from "../../dist/cli/page-kit.js";
import { parseScenario, simulate } from "../../dist/index.js";
import { reportHtml } from "../../dist/report/html/report.js";
import { resultFiles } from "../../dist/report/result-files.js";
import { runData } from "../../dist/report/run-data.js";

/**
 * The report of 100,000 jobs: time to simulate, to make the page, to make all result files; the page's size, and the time
 * until a real Chromium shows it, the median of some. Aims: 5 MB, 2 s. Needs Chromium; `node test/bench/report.js [jobs]`.
 */
const jobs = Number(process.argv[2] ?? 100_000);
const OPENED = 5;

const scenario = parseScenario(
  JSON.stringify({
    name: `${jobs} jobs`,
    seed: 1,
    nodes: [{ id: "w", count: 200, cpus: 16, memoryMb: 65536 }],
    jobs: {
      kind: "random",
      arrivals: "poisson",
      count: jobs,
      windowSec: jobs,
      mix: [
        { model: "vae-pytorch", cpusMax: 4, memoryMb: 4096 },
        { model: "mnist-pytorch", cpusMax: 8 },
        { model: "gru-pytorch", cpusMax: 2 },
        { workCpuSec: 900, cpusMax: 2, memoryMb: 2048 },
      ],
    },
    scheduler: { name: "fair-share" },
    placement: { name: "least-loaded" },
  }),
  "bench",
  {
    readTrace: () => {
      throw new Error("reads no trace");
    },
  },
);
const context = { descentVersion: "bench", scenarioSha256: "", command: "node test/bench/report.js" };

const timed = async (make) => {
  const began = performance.now();
  const value = await make();
  return { value, sec: (performance.now() - began) / 1000 };
};

const run = await timed(() => simulate(scenario, { recordTimeline: true }));
const page = await timed(() => reportHtml(runData(run.value), context, pageKit()));
const files = await timed(() => resultFiles(run.value, context, { report: true, kit: pageKit() }));

const folder = await mkdtemp(join(tmpdir(), "descent-"));
const file = join(folder, "report.html");
await writeFile(file, page.value);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const shownMs = [];
for (let time = 0; time < OPENED; time += 1) {
  const tab = await browser.newPage();
  const began = performance.now();
  await tab.goto(pathToFileURL(file).href);
  await tab.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  shownMs.push(performance.now() - began);
  await tab.close();
}
console.log(
  JSON.stringify(
    {
      jobs,
      chromium: browser.version(),
      simulateSec: run.sec,
      pageSec: page.sec,
      allFilesSec: files.sec,
      pageMb: Buffer.byteLength(page.value) / 1e6,
      shownMedianMs: shownMs.toSorted((a, b) => a - b)[Math.floor(OPENED / 2)],
      shownMaxMs: Math.max(...shownMs),
    },
    null,
    2,
  ),
);
await browser.close();
await rm(folder, { recursive: true, force: true });
