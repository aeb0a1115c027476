import type { InputSpec, JobSpec } from "../domain/job.js";
import { shorten } from "../domain/shorten.js";
import { unknownName } from "./fields.js";
import type { JobInput } from "./job-schema.js";
import { Misplaced } from "./misplaced.js";

const listedJobs = 20;

/** The inputs of an entry, in full; just a text is the name of a job that hands over nothing of size. */
export const inputsOf = ({ inputs }: JobInput): { readonly inputs?: readonly InputSpec[] } =>
  inputs === undefined || inputs.length === 0
    ? {}
    : { inputs: inputs.map((each) => (typeof each === "string" ? { from: each, sizeMb: 0 } : each)) };

/** Checks that inputs come from jobs of the list, and that no job waits for itself. Throws Misplaced. */
export function checkInputs(entries: readonly JobInput[], jobs: ReadonlyMap<string, JobSpec>): void {
  for (const [index, entry] of entries.entries()) {
    for (const [position, { from }] of (inputsOf(entry).inputs ?? []).entries()) {
      if (jobs.has(from)) continue;
      const known = [...jobs.keys()].slice(0, listedJobs);
      throw new Misplaced(["jobs", index, "inputs", position], unknownName("job", from, known));
    }
  }
  const circle = findCircle(jobs);
  if (circle === null) return;
  const index = Math.max(
    0,
    entries.findIndex(({ id }) => id === circle[0]),
  );
  const path = [...circle, circle[0]!].map(shorten).join(" <- ");
  throw new Misplaced(["jobs", index, "inputs"], `a job cannot wait for itself: ${path}`);
}

/** Jobs each of which is an input of the one before, and the first one of the last; null: there is no such circle. */
function findCircle(jobs: ReadonlyMap<string, JobSpec>): readonly string[] | null {
  const finished = new Set<string>();
  for (const start of jobs.keys()) {
    // Depth first without recursion, since a chain may be as long as the list.
    const way: { readonly id: string; next: number }[] = [{ id: start, next: 0 }];
    const onWay = new Set([start]);
    while (way.length > 0) {
      const top = way.at(-1)!;
      const from = finished.has(top.id) ? undefined : jobs.get(top.id)?.inputs?.[top.next]?.from;
      top.next += 1;
      if (from === undefined) {
        finished.add(top.id);
        onWay.delete(top.id);
        way.pop();
      } else if (onWay.has(from)) {
        return way.slice(way.findIndex(({ id }) => id === from)).map(({ id }) => id);
      } else {
        onWay.add(from);
        way.push({ id: from, next: 0 });
      }
    }
  }
  return null;
}
