import { RunError } from "../../domain/errors.js";
import type { HttpCall } from "../../domain/http-call.js";
import type { NodeIndex } from "../../domain/ids.js";
import type { Extender } from "../kubernetes/extender.js";
import type { PodContext } from "../pods/filter.js";
import { durationMs } from "./duration.js";
import { nodeListJson } from "./node-json.js";
import type { ExtenderParams } from "./params.js";
import { podJson, requestedResources } from "./pod-json.js";
import { type Read, readFilterResult, readHostPriorities } from "./protocol.js";

/** Asks a server that speaks kube-scheduler's extender protocol v1. Throws RunError unless it is ignorable. */
export function createHttpExtender(params: ExtenderParams, call: HttpCall): Extender {
  const { filterVerb, prioritizeVerb, nodeCacheCapable } = params;
  const managed = params.managedResources.map(({ name }) => name);

  const ask = <T>(verb: string, context: PodContext, nodes: readonly NodeIndex[], read: (body: string) => Read<T>) => {
    const url = `${params.urlPrefix.replace(/\/+$/, "")}/${verb}`;
    const answer = call({
      url,
      body: JSON.stringify(extenderArgs(context, nodes, nodeCacheCapable)),
      timeoutMs: durationMs(params.httpTimeout)!,
    });
    const result = answer.kind === "failed" ? answer : readAnswer(answer, read);
    if (result.kind === "read") return result.value;
    if (params.ignorable) return null;
    const advice = "with ignorable: true the run goes on without it";
    throw new RunError(
      `extender at ${url}, job ${context.view.id(context.job)}: ${oneLine(result.problem)}; ${advice}`,
    );
  };

  return {
    name: new URL(params.urlPrefix).host,
    weight: params.weight,
    concerns: (context) =>
      managed.length === 0 || managed.some((name) => Object.hasOwn(requestedResources(context), name)),
    filter(context, nodes) {
      if (filterVerb === "") return new Map();
      return ask(filterVerb, context, nodes, (body) => readRefusals(body, context, nodes, nodeCacheCapable));
    },
    prioritize(context, nodes) {
      if (prioritizeVerb === "") return new Map();
      const scores = ask(prioritizeVerb, context, nodes, readHostPriorities);
      return scores && new Map(nodes.map((node) => [node, scores.get(context.view.node(node).id) ?? 0]));
    },
  };
}

const extenderArgs = (context: PodContext, nodes: readonly NodeIndex[], namesOnly: boolean): object => ({
  Pod: podJson(context),
  Nodes: namesOnly ? null : nodeListJson(context, nodes),
  NodeNames: namesOnly ? nodes.map((node) => context.view.node(node).id) : null,
});

function readAnswer<T>(
  { status, body }: { readonly status: number; readonly body: string },
  read: (body: string) => Read<T>,
): Read<T> {
  if (status === 200) return read(body);
  return { kind: "wrong", problem: `it answers with HTTP status ${status}, not 200` };
}

/** What it does not leave, it refuses; a node that it was not sent is an error, as for kube-scheduler. */
function readRefusals(
  body: string,
  { view }: PodContext,
  nodes: readonly NodeIndex[],
  namesOnly: boolean,
): Read<ReadonlyMap<NodeIndex, string>> {
  const result = readFilterResult(body, namesOnly);
  if (result.kind === "wrong") return result;
  const { failed } = result.value;
  const kept = new Set(result.value.kept);
  const sent = new Set(nodes.map((node) => view.node(node).id));
  const stranger = [...kept].find((name) => !sent.has(name));
  if (stranger !== undefined) return { kind: "wrong", problem: `it leaves a node that it was not sent: ${stranger}` };
  const refused = nodes.filter((node) => !kept.has(view.node(node).id));
  return {
    kind: "read",
    value: new Map(
      refused.map((node) => [node, oneLine(failed.get(view.node(node).id) ?? "not among those it leaves")]),
    ),
  };
}

const longest = 300;

/** What a stranger wrote, fit for a message. */
const oneLine = (text: string): string => {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > longest ? `${line.slice(0, longest)}...` : line;
};
