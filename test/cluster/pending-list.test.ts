import fc from "fast-check";
import { expect, test } from "vitest";
import { PendingList } from "../../src/cluster/pending-list.js";

const jobCount = 20;

/** The list as an array, walked from its front. */
function walk(list: PendingList): number[] {
  const jobs: number[] = [];
  for (let job = list.first; job !== -1; job = list.after(job)) jobs.push(job);
  return jobs;
}

test("it is an array that jobs join at the end and leave anywhere", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(jobCount - 1), { maxLength: 100 }), (jobs) => {
      const list = new PendingList(jobCount);
      let twin: number[] = [];
      // A job that is there leaves, one that is not there joins.
      for (const job of jobs) {
        if (twin.includes(job)) {
          list.remove(job);
          twin = twin.filter((each) => each !== job);
        } else {
          list.add(job);
          twin.push(job);
        }
        expect(walk(list)).toEqual(twin);
      }
    }),
  );
});
