import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";

const parse = (network: string, job = "") =>
  parseScenario(
    `
name: network
nodes: [{ id: a, cpus: 1, location: cloud }, { id: b, cpus: 1, location: edge }]
network: ${network}
jobs: [{ id: one, arrivalSec: 0, workCpuSec: 1${job} }]
scheduler: { name: fair-share }
`,
    "network.yaml",
  );

const joined =
  "link: { bandwidthMbitPerSec: 1000 }, wan: [{ between: [cloud, edge], link: { bandwidthMbitPerSec: 10 } }]";

test("a network fills in what is left out", () => {
  expect(parse(`{ ${joined}, overlay: { kind: vxlan } }`).network).toEqual({
    link: { bandwidthMbitPerSec: 1000, latencyMs: 0, aggregation: null },
    links: {},
    wan: [{ between: ["cloud", "edge"], link: { bandwidthMbitPerSec: 10, latencyMs: 0, aggregation: null } }],
    overlay: { mtuBytes: 1500, headerBytes: 50, cpuSecPerGb: 0 },
  });
});

test.each([
  ["{ link: { bandwidthMbitPerSec: 0 } }", "network.link.bandwidthMbitPerSec: must be a finite number more than 0"],
  ["{ link: { bandwidthMbitPerSec: 1 } }", "no link leads from site cloud to site edge; join all sites"],
  [`{ ${joined}, links: { c: { bandwidthMbitPerSec: 1 } } }`, "unknown node: c; did you mean a? known: a, b"],
  [
    joined.replace("edge", "egde").replace(/^(.*)$/, "{ $1 }"),
    "unknown site: egde; did you mean edge? known: cloud, edge",
  ],
  [joined.replace("edge", "cloud").replace(/^(.*)$/, "{ $1 }"), "must be two different sites"],
])("a network that cannot be is refused with one clear line: %s", (network, problem) => {
  expect(() => parse(network)).toThrow(problem);
});

test("a distributed job with no worker is refused", () => {
  const problem = "jobs[0].distributed.workers: must be a whole number from 1 to 10000";
  expect(() => parse(`{ ${joined} }`, ", distributed: { workers: 0 }")).toThrow(problem);
});

test("a distributed job whose containers can never all have a place is refused", () => {
  const text = (memoryMb: number): string => `
name: too many
nodes: [{ id: a, cpus: 1, memoryMb: 1000 }, { id: b, cpus: 1, memoryMb: 1000 }]
jobs: [{ id: one, arrivalSec: 0, workCpuSec: 1, memoryMb: ${memoryMb}, distributed: { workers: 3 } }]
scheduler: fair-share
`;
  expect(() => parseScenario(text(600), "x.yaml")).toThrow(
    "jobs[0].distributed: needs 3 containers of 600 MB at once but all nodes together have room for 2; it could never start",
  );
  expect(() => parseScenario(text(500), "x.yaml")).not.toThrow();
});
