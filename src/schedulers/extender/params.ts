import * as z from "zod";
import { durationMs } from "./duration.js";

/** Every parameter with its value, named as in KubeSchedulerConfiguration; `extenderParams` says what each means. */
export interface ExtenderParams {
  readonly urlPrefix: string;
  readonly filterVerb: string;
  readonly prioritizeVerb: string;
  readonly weight: number;
  readonly httpTimeout: string;
  readonly ignorable: boolean;
  readonly nodeCacheCapable: boolean;
  readonly managedResources: readonly { readonly name: string }[];
  readonly profile: "kubernetes-default" | "las";
}

const longestMs = 600_000;

const verb = (value: string, what: string): z.ZodDefault<z.ZodString> =>
  z
    .string()
    .max(1000)
    .default(value)
    .describe(`Appended to urlPrefix to ask for ${what}; empty: it is not asked for that.`);

/** The keys of an entry of `extenders` in KubeSchedulerConfiguration v1, and the scheduler that it stands beside. */
export const extenderParams: z.ZodObject = z.strictObject({
  urlPrefix: z
    .url({ protocol: /^https?$/, error: "must be an http or https URL" })
    .default("http://127.0.0.1:8888")
    .describe("Where the extender answers, over http or https."),
  filterVerb: verb("filter", "the nodes that it refuses"),
  prioritizeVerb: verb("prioritize", "its scores, 0 to 10"),
  weight: z.number().int().min(1).max(1_000_000).default(1).describe("What its scores are multiplied by."),
  httpTimeout: z
    .string()
    .refine((text) => {
      const ms = durationMs(text);
      return ms !== null && ms >= 1 && ms <= longestMs;
    }, "must be a duration such as 500ms, 5s or 1m, from 1ms to 10m")
    .default("5s")
    .describe("How long an answer may take, such as 500ms or 5s; 1ms to 10m."),
  ignorable: z
    .boolean()
    .default(false)
    .describe("true: a job is placed without it when it gives no usable answer. false: the run ends with an error."),
  nodeCacheCapable: z
    .boolean()
    .default(false)
    .describe("true: it is sent the names of nodes only, since it knows the nodes itself."),
  managedResources: z
    .array(z.strictObject({ name: z.string().min(1) }))
    .max(100)
    .default([])
    .describe("Only jobs that request one of these (cpu, memory, nvidia.com/gpu) are sent to it; empty: all are."),
  profile: z
    .enum(["kubernetes-default", "las"])
    .default("kubernetes-default")
    .describe("The scheduler that it stands beside: its filters and scorers, with their defaults."),
});
