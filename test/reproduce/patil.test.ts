import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { patilClaims } from "../../src/reproduce/patil/claims.js";
import { runAll } from "../../src/reproduce/patil/lab.js";
import { patil } from "../../src/reproduce/patil/patil.js";
import { parsePublished } from "../../src/reproduce/published.js";

const published = parsePublished(readFileSync("traces/published/patil.csv", "utf8"));

describe("a source without numbers", () => {
  const lab = runAll();
  const reproduction = patil.reproduce(published, 2);

  test("no claim counts as a reproduced number, and what is not simulated is missed", () => {
    const of = (verdict: string) =>
      reproduction.outcomes.filter((outcome) => outcome.verdict === verdict).map((outcome) => outcome.published.id);
    expect(of("reproduced")).toEqual([]);
    expect(of("missed")).toEqual(["pa-14"]);
    expect(of("input")).toEqual(["pa-01", "pa-08", "pa-09"]);
    expect(of("direction")).toHaveLength(12);
  });

  test("a claim whose direction does not come out is missed", () => {
    const { container, vm } = lab.usual;
    const claims = patilClaims({
      ...lab,
      usual: { container: vm, vm: container },
      links: { ...lab.links, vm: lab.links.vm.toReversed() },
    });
    const row = published[0]!;
    for (const id of ["pa-03", "pa-04", "pa-06", "pa-07", "pa-10", "pa-11"])
      expect(claims[id]!(row).verdict).toBe("missed");
    expect(claims["pa-05"]!(row).verdict).toBe("direction");
  });

  test("requests take what their work and the store's links give them", () => {
    const [one, two] = lab.links.container;
    // 0.5 s of work, 8 x 10 MB over 1 Gbit/s, and two latencies of 0.2 ms a round.
    expect(one!.latencySec).toBeCloseTo(0.5 + 0.64 + 0.0004, 9);
    // Over two links, at best four flows on each.
    expect(two!.latencySec).toBeGreaterThanOrEqual(0.5 + 0.32 + 0.0004 - 1e-9);
    expect(two!.latencySec).toBeLessThan(one!.latencySec);
    // A virtual machine only computes slower: 291 / 241 of the time.
    expect(lab.links.vm[0]!.latencySec - one!.latencySec).toBeCloseTo(0.5 * (291 / 241 - 1), 9);
  });

  test("a single flow gains nothing from more links", () => {
    expect(lab.singleFlow.four.mbitPerSec).toBeCloseTo(lab.singleFlow.one.mbitPerSec, 9);
    expect(reproduction.summary[0]!.met).toBe(true);
  });

  test("a service that is always busy answers what its CPUs can, and memory decides how many fit", () => {
    // Two CPUs, 0.5 CPU-s a request; ends when the last request has one CPU only.
    expect(lab.busy.container.requestsPerSec).toBeCloseTo(4, 1);
    expect(lab.busy.vm.requestsPerSec).toBeCloseTo((4 * 241) / 291, 1);
    // 8 GB: eight of 1 GB, five of 1.5 GB.
    expect(lab.densities).toEqual({ container: 8, vm: 5 });
  });
});
