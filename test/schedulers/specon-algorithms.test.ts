import { describe, expect, test } from "vitest";
import { type JobIndex, jobIndex, type NodeIndex, nodeIndex } from "../../src/domain/ids.js";
import { chooseWorker, scoreOf } from "../../src/schedulers/specon/reallocate.js";
import { type Movable, rebalance } from "../../src/schedulers/specon/rebalance.js";
import { look, newWatch } from "../../src/schedulers/specon/watch.js";

const weights = { progressingWeight: 2, watchedWeight: 1.5, convergedWeight: 1 };
const everywhere = (): boolean => true;
const unused = (): number => {
  throw new Error("nobody should ask");
};

describe("Algorithm 4", () => {
  // sc-37: workers hold 3, 2, 2 and 6 containers. 3 PC = 6; 1 PC + 1 WC = 3.5; 2 PC = 4; 5 PC + 1 CC = 11.
  const published = { progressing: [3, 1, 2, 5], watched: [0, 1, 0, 0], converged: [0, 0, 0, 1] };

  test("gives the published workers the published scores", () => {
    expect([0, 1, 2, 3].map((node) => scoreOf(published, node, weights))).toEqual([6, 3.5, 4, 11]);
  });

  test("moves the published job from worker 4 to worker 2", () => {
    expect(chooseWorker(nodeIndex(3), published, weights, everywhere, unused)).toBe(1);
  });

  test("leaves a container whose own worker has the lowest score, even if others have it too", () => {
    const counts = { progressing: [1, 1, 1], watched: [0, 0, 0], converged: [0, 0, 0] };
    expect(chooseWorker(nodeIndex(1), counts, weights, everywhere, unused)).toBeNull();
  });

  test("among several lowest takes the one that uses the least CPU, the first of equals", () => {
    const counts = { progressing: [5, 1, 1, 1], watched: [0, 0, 0, 0], converged: [1, 0, 0, 0] };
    const usedCpus = (node: NodeIndex): number => [0, 0.9, 0.4, 0.4][node]!;
    expect(chooseWorker(nodeIndex(0), counts, weights, everywhere, usedCpus)).toBe(2);
  });

  test("does not count workers that cannot take the container", () => {
    expect(chooseWorker(nodeIndex(3), published, weights, (node) => node !== 1, unused)).toBe(2);
    expect(chooseWorker(nodeIndex(3), published, weights, () => false, unused)).toBeNull();
  });
});

describe("Algorithm 3", () => {
  const params = { alpha: 0.05, normalizeBy: "nothing" as const };

  /** The category after each look, with `!` where the worker asks to move the container. */
  const categories = (first: number, losses: readonly number[]): readonly string[] => {
    const watch = newWatch(nodeIndex(0), first);
    return losses.map((loss) => {
      const { category, asks } = look(watch, loss, params);
      watch.category = category;
      return asks ? `${category}!` : category;
    });
  };

  test("moves on by one category each time growth falls and is below alpha", () => {
    // Growth 0.2, 0.04, 0.03, 0.02, 0.01.
    const losses = [0.8, 0.76, 0.73, 0.71, 0.7];
    expect(categories(1, losses)).toEqual(["progressing", "watched", "converged", "converged!", "converged!"]);
  });

  test("needs both: growth that rises, or that is not below alpha, changes nothing", () => {
    // Growth 0.03 with nothing before it, then 0.04, then 0.045: never less than before.
    expect(categories(1, [0.97, 0.93, 0.885])).toEqual(["progressing", "progressing", "progressing"]);
    // Growth 0.4, 0.3, 0.2: it falls, but stays above alpha.
    expect(categories(1, [0.6, 0.3, 0.1])).toEqual(["progressing", "progressing", "progressing"]);
  });

  test("lets a container progress again when its growth is above alpha", () => {
    // Growth 0.04, 0.03, 0.02, 0.3.
    expect(categories(1, [0.96, 0.93, 0.91, 0.61])).toEqual(["progressing", "watched", "converged", "progressing"]);
  });

  test.each([
    // From 4 to 3 to 2.7: growth in the second interval is 0.3.
    ["nothing", 0.3],
    ["previous", 0.3 / 3],
    ["initial", 0.3 / 4],
    ["largest", 0.3 / 4],
  ] as const)("can divide growth by %s", (normalizeBy, growth) => {
    const watch = newWatch(nodeIndex(0), 4);
    for (const loss of [3, 2.7]) look(watch, loss, { alpha: 0.05, normalizeBy });
    expect(watch.previousGrowth).toBeCloseTo(growth, 12);
  });
});

describe("Algorithm 5", () => {
  const nodes = [0, 1, 2, 3].map(nodeIndex);

  /** Containers by id and the time they converged, for each worker. */
  const world = (...workers: readonly (readonly (readonly [id: number, convergedSec: number])[])[]) => {
    const movable = workers.flatMap((containers, node) =>
      containers.map(([id, convergedSec]): Movable => ({ job: jobIndex(id), node: nodeIndex(node), convergedSec })),
    );
    const total = (node: NodeIndex): number => workers[node]?.length ?? 0;
    return { nodes: nodes.slice(0, workers.length), total, movable, isAllowed: everywhere };
  };
  const many = (count: number, from: number): (readonly [number, number])[] =>
    Array.from({ length: count }, (_, index) => [from + index, 0] as const);

  test("refills the published worker: two containers from worker 3, two from worker 2", () => {
    // sc-38: worker 4 is empty. 4 + 6 + 6 = 16 containers on 4 workers: the balance factor is 4.
    const worker2 = [[27, 700], [3, 690], ...many(4, 100)] as const;
    const worker3 = [[23, 720], [25, 710], ...many(4, 200)] as const;
    const worker1 = many(4, 300).map(([id]) => [id, 800] as const);
    const moves = rebalance(world(worker1, worker2, worker3, []), "above-balance");
    expect(moves.map(({ job, to }) => [job, to])).toEqual([
      [23, 3],
      [25, 3],
      [27, 3],
      [3, 3],
    ]);
  });

  test("takes from any worker when told so: then those that converged last go, wherever they are", () => {
    const worker1 = many(4, 300).map(([id]) => [id, 800] as const);
    const moves = rebalance(world(worker1, many(6, 100), many(6, 200), []), "any");
    expect(moves.map(({ job }) => job)).toEqual([300, 301, 302, 303]);
  });

  test("does the example of the text: two workers with two containers each, the first runs empty", () => {
    // 2 containers on 2 workers: the factor is 1, so the empty worker gets the one that converged last.
    expect(
      rebalance(
        world(
          [],
          [
            [3, 10],
            [4, 20],
          ],
        ),
        "above-balance",
      ),
    ).toEqual([{ job: 4, to: 0 }]);
  });

  test("with no worker empty fills only those that lack more than one, up to one below the factor", () => {
    // 1 + 5 + 5 + 5 = 16, factor 4: the first gets 2 more. 3 + 4 + 4 + 5: nobody lacks more than one.
    const moves = rebalance(world(many(1, 0), many(5, 10), many(5, 20), many(5, 30)), "above-balance");
    expect(moves.map(({ to }) => to)).toEqual([0, 0]);
    expect(rebalance(world(many(3, 0), many(4, 10), many(4, 20), many(5, 30)), "above-balance")).toEqual([]);
  });

  test("moves nothing when there are fewer containers than workers", () => {
    expect(rebalance(world(many(2, 0), many(1, 10), [], []), "above-balance")).toEqual([]);
  });

  test("moves nothing to where it is not allowed", () => {
    const isAllowed = (_job: JobIndex, node: NodeIndex): boolean => node !== 3;
    expect(rebalance({ ...world(many(4, 0), many(4, 10), [], []), isAllowed }, "above-balance")).toEqual([
      { job: 0, to: 2 },
      { job: 1, to: 2 },
    ]);
  });
});
