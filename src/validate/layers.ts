import type { LibraryModel, ModelLibrary } from "../domain/model-library.js";
import type { LayerName } from "../domain/validation.js";
import type { ContainerHistory } from "../recording/history.js";
import { hostOf, medianProbeSec } from "../recording/host-speed.js";
import { ownUse, parallelLimit } from "../recording/widest-use.js";
import { type ReplayedJob, replayed } from "./replayed.js";
import type { Subject } from "./subject.js";
import { curveLosses, type JobTrace, type LossOfWork, recordedLosses, simulatedTraces } from "./trace.js";

/** A container of a judged recording and its model. */
interface ModelledJob {
  readonly history: ContainerHistory;
  readonly model: LibraryModel;
}

type SimulatedLayer = Exclude<LayerName, "repeat">;

interface Layer {
  readonly name: SimulatedLayer;
  readonly isToldOfOthers: boolean;
  /** Whether it knows the losses of this very run over its own CPU need, or only those of the model. */
  readonly knowsLosses: boolean;
  readonly jobs: (subject: Subject, jobs: readonly ModelledJob[]) => readonly ReplayedJob[];
}

const ownNeed: Layer["jobs"] = ({ recording, histories }, jobs) =>
  jobs.map(({ history }) => ({
    history,
    workCpuSec: history.cpuSec,
    cpusMax: parallelLimit(ownUse(history, histories, recording.plan.node.cpus)),
    contention: 0,
  }));

/** A job that is stopped at a checkpoint starts up again. */
const needAlone = ({ history, model }: ModelledJob): number =>
  model.workCpuSec + history.checkpoints * model.fit.startUpCpuSec.estimate;

const solo: Layer["jobs"] = (_, jobs) =>
  jobs.map((job) => ({
    history: job.history,
    workCpuSec: needAlone(job),
    cpusMax: job.model.cpusMax,
    contention: 0,
  }));

/** From most told to least. */
export const layers: readonly Layer[] = [
  { name: "sharing", isToldOfOthers: true, knowsLosses: true, jobs: ownNeed },
  { name: "untold", isToldOfOthers: false, knowsLosses: true, jobs: ownNeed },
  {
    name: "speed",
    isToldOfOthers: true,
    knowsLosses: true,
    jobs: (subject, jobs) => {
      const sum = (need: (job: ModelledJob) => number): number => jobs.reduce((total, job) => total + need(job), 0);
      const factor = sum(({ history }) => history.cpuSec) / sum(needAlone);
      return solo(subject, jobs).map((job) => ({ ...job, workCpuSec: job.workCpuSec * factor }));
    },
  },
  { name: "solo", isToldOfOthers: false, knowsLosses: false, jobs: solo },
  {
    name: "contention",
    isToldOfOthers: false,
    knowsLosses: false,
    jobs: (subject, jobs) => {
      return solo(subject, jobs).map((job, index) => ({ ...job, contention: jobs[index]!.model.contention ?? 0 }));
    },
  },
];

/** One run as a layer predicts it. */
export function predict(layer: Layer, subject: Subject, library: ModelLibrary): readonly JobTrace[] {
  const jobs = subject.histories.map((history) => ({ history, model: library.models[history.plan.model]! }));
  const isPrediction = layer.name === "solo" || layer.name === "contention";
  const result = replayed(subject.recording, layer.jobs(subject, jobs), {
    isToldOfOthers: layer.isToldOfOthers,
    speed: isPrediction ? speedOf(subject, library) : 1,
  });
  const losses = new Map<string, LossOfWork>(
    jobs.map(({ history, model }) => [
      history.plan.id,
      layer.knowsLosses ? recordedLosses(history) : curveLosses(model.loss),
    ]),
  );
  return simulatedTraces(result, losses);
}

/** Of a machine that the library does not know: by its probes, before anything is known of its jobs. */
function speedOf({ recording }: Subject, { nodes }: ModelLibrary): number {
  const known = nodes.find(({ host }) => host === hostOf(recording));
  if (known !== undefined) return known.speed;
  const probeSec = medianProbeSec(recording);
  const reference = nodes[0]?.probeSec?.estimate;
  return probeSec === null || reference === undefined ? 1 : reference / probeSec;
}
