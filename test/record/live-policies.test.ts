import { expect, test } from "vitest";

import type { GrowthRow } from "../../src/domain/growth.js";
import { jobIndex, nodeIndex } from "../../src/domain/ids.js";
import { LiveJob } from "../../src/record/live/live-job.js";
import { LivePolicies } from "../../src/record/live/live-policies.js";
import { LiveView } from "../../src/record/live/live-view.js";
import { nodeSpec } from "../../src/record/live/node-spec.js";
import { parsePlan } from "../../src/recording/parse-plan.js";

test("a live policy sees one moment while it decides, though the real clock moves on", () => {
  const plan = parsePlan(
    "format: descent-recording/1\nname: a\nnode: { cpus: 1 }\nscheduler: flowcon\ncontainers: [{ id: a, model: m, command: [x] }]\n",
    "a.yaml",
  );
  const jobs = plan.containers.map((each) => new LiveJob(each));
  jobs[0]!.phase = "running";
  let readings = 0;
  const view = new LiveView(nodeSpec(plan), jobs, () => (readings += 0.001));
  const rows: GrowthRow[] = [];
  new LivePolicies(plan, view, (row) => rows.push(row)).tell({ kind: "start", job: jobIndex(0), node: nodeIndex(0) });
  // Had the clock moved between two looks, an interval without a loss would have ended: growth 0 and the watching list.
  expect(rows).toMatchObject([{ job: "a", list: "NL", growth: Number.POSITIVE_INFINITY }]);
  expect(view.nowSec).toBeGreaterThan(rows[0]!.timeSec);
});
