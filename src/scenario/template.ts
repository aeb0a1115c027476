import type { NodeSpec } from "../domain/node.js";
import type { JobTemplate } from "../workload/job-source.js";
import { unknownName } from "./fields.js";
import type { TemplateInput } from "./job-schema.js";
import type { ModelInput } from "./model-schema.js";

/** Reports a problem of one field of a job; never returns. */
export type Fail = (field: string, problem: string) => never;

export interface Templates {
  /** The job that `input` describes: its own values, else its model's, else the defaults. */
  resolve(input: TemplateInput, fail: Fail): JobTemplate;
}

const LISTED_NODES = 20;

/** @param models every model by name; @param nodes every node by id, at least one */
export function createTemplates(
  models: ReadonlyMap<string, ModelInput>,
  nodes: ReadonlyMap<string, NodeSpec>,
): Templates {
  const mostMemoryMb = memoryOf(
    [...nodes.values()].reduce((most, node) => (memoryOf(node) > memoryOf(most) ? node : most)),
  );

  const modelOf = (name: string | null, fail: Fail): ModelInput | null => {
    if (name === null) return null;
    return models.get(name) ?? fail("model", unknownName("model", name, [...models.keys()]));
  };

  const checkFit = (memoryMb: number, node: string | null, fail: Fail): void => {
    const pinned = node === null ? null : nodes.get(node);
    if (pinned === undefined) fail("node", unknownName("node", node ?? "", listed([...nodes.keys()])));
    const roomMb = pinned === null ? mostMemoryMb : memoryOf(pinned);
    if (memoryMb <= roomMb) return;
    const where = pinned === null ? "the largest node" : `node ${pinned.id}`;
    fail("memoryMb", `the job needs ${memoryMb} MB but ${where} has ${roomMb} MB; it could never start`);
  };

  /** All containers of a distributed job need their places at once. */
  const checkAllFit = (job: Pick<JobTemplate, "distributed" | "memoryMb" | "node">, fail: Fail): void => {
    const { distributed, memoryMb, node } = job;
    if (distributed === null || memoryMb === 0) return;
    const places = node === null ? [...nodes.values()] : [nodes.get(node)!];
    const room = places.reduce((sum, each) => sum + Math.floor(memoryOf(each) / memoryMb), 0);
    const { workers, exchange } = distributed;
    const containers = workers + (exchange.kind === "parameter-servers" ? exchange.servers : 0);
    if (containers <= room) return;
    const where = node === null ? "all nodes together have" : `node ${node} has`;
    fail(
      "distributed",
      `needs ${containers} containers of ${memoryMb} MB at once but ${where} room for ${room}; it could never start`,
    );
  };

  return {
    resolve(input, fail) {
      const model = modelOf(input.model ?? null, fail);
      const workCpuSec =
        input.workCpuSec ?? model?.workCpuSec ?? fail("workCpuSec", "missing: give workCpuSec or a model");
      const runtime = input.runtime ?? null;
      const memoryMb = (input.memoryMb ?? model?.memoryMb ?? 0) + (runtime?.memoryOverheadMb ?? 0);
      const node = input.node ?? null;
      checkFit(memoryMb, node, fail);
      const distributed = firstGiven(input.distributed, model?.distributed);
      checkAllFit({ distributed, memoryMb, node }, fail);
      return {
        workCpuSec,
        cpusMax: firstGiven(input.cpusMax, model?.cpusMax),
        memoryMb,
        weight: input.weight ?? 1,
        contention: firstGiven(input.contention, model?.contention),
        model: input.model ?? null,
        node,
        loss: firstGiven(input.loss, model?.loss),
        traffic: firstGiven(input.traffic, model?.traffic),
        pod: firstGiven(input.pod, model?.pod),
        distributed,
        runtime,
      };
    },
  };
}

/** Unlike `??`, a null that was written stands: it says "none". */
const firstGiven = <T>(own: T | null | undefined, model: T | null | undefined): T | null =>
  own === undefined ? (model ?? null) : own;

const memoryOf = (node: NodeSpec): number => node.memoryMb ?? Number.POSITIVE_INFINITY;

const listed = (ids: readonly string[]): readonly string[] =>
  ids.length > LISTED_NODES ? [...ids.slice(0, LISTED_NODES), `... (${ids.length} in all)`] : ids;
