import type { ModelLibrary } from "../domain/model-library.js";
import type { Advantage, PairedComparison } from "../domain/validation.js";
import { groupBy } from "../metrics/group-by.js";
import { meanInterval } from "../metrics/intervals.js";
import { mean } from "../metrics/quantile.js";
import type { ContainerPlan, RecordingPlan } from "../recording/recording.js";
import { simulate } from "../run/simulate.js";
import { parseScenarioValue } from "../scenario/parse.js";
import type { SchedulerChoice } from "../scenario/scenario.js";
import { makespanSec } from "./errors.js";
import { jobsKey } from "./plan-key.js";
import type { Subject } from "./subject.js";

/** Simulated runs differ by the noise of their losses, which schedulers see. */
const SEEDS = 20;

/** Seconds of each job, and of all, in one run. */
type Times = ReadonlyMap<string, number>;

/**
 * Fair share against each other scheduler that the same jobs were recorded under: what was recorded, in pairs, and what the models and the same scheduler say before any of it is known. Plans in which limits are given
 * or change by themselves are left out.
 */
export function compareInPairs(subjects: readonly Subject[], library: ModelLibrary): readonly PairedComparison[] {
  const plain = subjects.filter(({ recording: { plan } }) => plan.containers.every(isPlain));
  const byJobs = groupBy(plain, ({ recording }) => jobsKey(recording.plan));
  return [...byJobs.values()].flatMap((group) => {
    const bySchedulers = groupBy(group, ({ recording }) => JSON.stringify(recording.plan.scheduler));
    const fair = [...bySchedulers.values()].find(([first]) => first!.recording.plan.scheduler.name === "fair-share");
    if (fair === undefined) return [];
    return [...bySchedulers.values()].filter((of) => of !== fair).map((of) => comparison(fair, of, library));
  });
}

const isPlain = ({ limitCpus, changes }: ContainerPlan): boolean => limitCpus === null && changes.length === 0;

function comparison(fair: readonly Subject[], other: readonly Subject[], library: ModelLibrary): PairedComparison {
  const pairs = inPairs(fair, other);
  const recorded = pairs.map(([a, b]) => saved(recordedTimes(a), recordedTimes(b)));
  const [fairPlan, otherPlan] = [fair[0]!.recording.plan, other[0]!.recording.plan];
  const simulated = Array.from({ length: SEEDS }, (_, seed) => {
    return saved(simulatedTimes(fairPlan, library, seed + 1), simulatedTimes(otherPlan, library, seed + 1));
  });
  return {
    plan: fairPlan.name,
    scheduler: label(otherPlan.scheduler),
    pairs: pairs.map(([a, b]) => [a.judged.name, b.judged.name]),
    advantages: [...recorded[0]!.keys()].map((of) => advantage(of, recorded, simulated)),
  };
}

/** Each of `other` with the fair run that began nearest to it and is not taken, since machines drift. */
function inPairs(fair: readonly Subject[], other: readonly Subject[]): readonly (readonly [Subject, Subject])[] {
  const left = [...fair];
  return inOrder(other).flatMap((subject) => {
    const distances = left.map((each) => Math.abs(beginMs(each) - beginMs(subject)));
    const nearest = distances.indexOf(Math.min(...distances));
    return nearest < 0 ? [] : [[left.splice(nearest, 1)[0]!, subject] as const];
  });
}

const beginMs = ({ recording }: Subject): number => Date.parse(recording.plan.recorded?.startedAt ?? "") || 0;

const inOrder = (subjects: readonly Subject[]): readonly Subject[] =>
  subjects.toSorted((a, b) => beginMs(a) - beginMs(b));

/** The name and, of a scheduler with variants, the variant. */
const label = ({ name, params }: SchedulerChoice): string =>
  typeof params.variant === "string" ? `${name} ${params.variant}` : name;

function advantage(of: string, recorded: readonly Times[], simulated: readonly Times[]): Advantage {
  const values = recorded.map((times) => times.get(of)!);
  const guess = mean(simulated.map((times) => times.get(of)!))!;
  if (values.length < 2) {
    return { of, recorded: values[0]!, low: null, high: null, simulated: guess, isWithin: null, hasRightSign: null };
  }
  const { estimate, low, high } = meanInterval(values);
  return {
    of,
    recorded: estimate,
    low,
    high,
    simulated: guess,
    isWithin: guess >= low && guess <= high,
    hasRightSign: low <= 0 && high >= 0 ? null : Math.sign(guess) === Math.sign(estimate),
  };
}

/** The part of each time that the second run saves. */
const saved = (fair: Times, other: Times): Times =>
  new Map([...fair].map(([of, sec]) => [of, (sec - other.get(of)!) / sec]));

/** The name of a time that is no job's. */
const makespan = "makespan";

const recordedTimes = ({ histories }: Subject): Times =>
  new Map([
    ...histories.map(({ plan, startSec, endSec }) => [plan.id, endSec - startSec] as const),
    [makespan, makespanSec(histories)],
  ]);

function simulatedTimes(plan: RecordingPlan, library: ModelLibrary, seed: number): Times {
  const jobs = plan.containers.map(({ id, model, startSec, weight }) => {
    const { workCpuSec, cpusMax, contention, loss } = library.models[model]!;
    return { id, arrivalSec: startSec, workCpuSec, cpusMax, contention: contention ?? 0, loss, weight };
  });
  const { name, params } = plan.scheduler;
  const scenario = parseScenarioValue(
    { name: plan.name, seed, nodes: [{ id: "node", cpus: plan.node.cpus }], jobs, scheduler: { name, ...params } },
    plan.name,
    () => ({ kind: "refused", problem: "a plan reads no files" }),
  );
  const traces = simulate(scenario).records.map(({ id, startSec, finishSec }) => ({
    id,
    startSec: startSec!,
    endSec: finishSec!,
  }));
  return new Map([
    ...traces.map(({ id, startSec, endSec }) => [id, endSec - startSec] as const),
    [makespan, makespanSec(traces)],
  ]);
}
