import * as z from "zod";
import { nodeIndex } from "../../domain/ids.js";
import { imageSizeMb, nodeSpecOf, v1Node } from "../../kubernetes/node.js";
import { imageOf, podSpecOf, v1Pod } from "../../kubernetes/pod.js";
import { noRemark } from "../../kubernetes/remark.js";
import type { Extender } from "../kubernetes/extender.js";
import type { PodContext } from "../pods/filter.js";
import { extenderArgs, type Read, readJson } from "./protocol.js";
import { snapshotContext } from "./snapshot.js";

/** What a server sends back. */
export interface ServedAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

/** A request that was understood. */
interface Question {
  readonly context: PodContext;
  /** The nodes as they were sent, in order. */
  readonly items: readonly unknown[];
}

/**
 * Answers one POST of kube-scheduler's extender protocol v1, `filter` or `prioritize` by the last part of the path. A bad
 * request to `filter` is answered in the result's `Error`, which kube-scheduler shows; one to `prioritize`, which has no such
 * field, with status 400. Pure.
 */
export function answerExtender(extender: Extender, path: string, body: string): ServedAnswer {
  const verb = path.replace(/\/+$/, "").split("/").at(-1);
  if (verb !== "filter" && verb !== "prioritize") {
    return json(404, { Error: `unknown verb: ${verb}; known: filter, prioritize` });
  }
  const question = readQuestion(body);
  if (question.kind === "wrong") return json(verb === "filter" ? 200 : 400, { Error: question.problem });
  return json(200, verb === "filter" ? filter(extender, question.value) : prioritize(extender, question.value));
}

const json = (status: number, value: unknown): ServedAnswer => ({ status, body: JSON.stringify(value) });

const nodesOf = ({ view }: PodContext) => Array.from({ length: view.nodeCount }, (_, index) => nodeIndex(index));

function filter(extender: Extender, { context, items }: Question): object {
  const refused = extender.concerns(context) ? (extender.filter(context, nodesOf(context)) ?? new Map()) : new Map();
  const idOf = (index: number): string => context.view.node(nodeIndex(index)).id;
  return {
    Nodes: { apiVersion: "v1", kind: "NodeList", items: items.filter((_, index) => !refused.has(nodeIndex(index))) },
    NodeNames: null,
    FailedNodes: Object.fromEntries([...refused].map(([node, reason]) => [idOf(node), reason])),
    FailedAndUnresolvableNodes: {},
    Error: "",
  };
}

/** Whole scores, since the protocol has no others. */
function prioritize(extender: Extender, { context }: Question): object {
  if (!extender.concerns(context)) return [];
  const scores = extender.prioritize(context, nodesOf(context)) ?? new Map<number, number>();
  return [...scores].map(([node, score]) => ({
    Host: context.view.node(nodeIndex(node)).id,
    Score: Math.round(score),
  }));
}

const nodeItems = z.array(v1Node);

/** A Node that does not say how many CPUs it has counts as having one. */
const unknownSize = { cpus: 1, memoryMb: null };

function readQuestion(body: string): Read<Question> {
  const args = readJson(body, extenderArgs);
  if (args.kind === "wrong") return args;
  const { pod, nodes, nodenames } = args.value;
  if (nodes === null || nodes === undefined) {
    const problem = nodenames
      ? "Nodes: only names were sent, which say nothing about latency; set nodeCacheCapable to false"
      : "Nodes: is missing";
    return { kind: "wrong", problem };
  }
  const readPod = checked("Pod", v1Pod, pod);
  if (readPod.kind === "wrong") return readPod;
  const readNodes = checked("Nodes.items", nodeItems, nodes.items ?? []);
  if (readNodes.kind === "wrong") return readNodes;
  const image = imageOf(readPod.value.spec);
  const imageMb = image === null ? null : imageSizeMb(image, readNodes.value);
  const { pod: spec } = podSpecOf(readPod.value, imageMb, noRemark);
  const nodeSpecs = readNodes.value.map((node) => nodeSpecOf(node, unknownSize, noRemark));
  const context = snapshotContext(readPod.value.metadata.name, spec, nodeSpecs);
  return { kind: "read", value: { context, items: nodes.items ?? [] } };
}

function checked<T>(place: string, schema: z.ZodType<T>, value: unknown): Read<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: "read", value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = [place, ...(issue?.path ?? [])].join(".");
  return { kind: "wrong", problem: `${where}: ${issue?.message ?? "is not understood"}` };
}
