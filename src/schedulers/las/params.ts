import * as z from "zod";

/** Every parameter with its value; the schemas say what each means and where its default comes from. */
export interface LasParams {
  readonly componentLabel: string;
  readonly predictComponents: readonly string[];
  readonly locationLabel: string;
  readonly leastRequestedWeight: number;
  readonly balancedAllocationWeight: number;
  readonly serviceSpreadingWeight: number;
  readonly equalWeight: number;
  readonly defaultRequestMilliCpus: number;
  readonly defaultRequestMemoryMb: number;
  readonly podsMax: number;
}

/** What `las` has beside those: how much the extender counts. */
export interface LasVoteParams extends LasParams {
  readonly extenderWeight: number;
  readonly bestScore: number;
  readonly tie: "last" | "first";
}

const label = (value: string, description: string): z.ZodDefault<z.ZodString> =>
  z.string().min(1).default(value).describe(description);

const weight = (name: string): z.ZodDefault<z.ZodNumber> =>
  z
    .number()
    .min(0)
    .max(1000)
    .default(1)
    .describe(`Weight of ${name}, which scores 0 to 10 (Angelopoulos, Fig. 21: 1); 0: left out.`);

const shared = {
  componentLabel: label("typeOfComponent", "Label of a job that names its step (Angelopoulos, 3.4.4)."),
  predictComponents: z
    .array(z.string().min(1))
    .max(100)
    .default(["Predict", "Predicting"])
    .describe("Values of that label that mean the prediction step: Predict in Tables 4 to 6, Predicting in Fig. 20."),
  locationLabel: label("OurLocation", "Label of a job that names the location it should be near (3.4.4)."),
  leastRequestedWeight: weight("LeastRequestedPriority"),
  balancedAllocationWeight: weight("BalancedResourceAllocation"),
  serviceSpreadingWeight: weight("ServiceSpreadingPriority"),
  equalWeight: weight("EqualPriority"),
  defaultRequestMilliCpus: z
    .number()
    .min(0)
    .default(100)
    .describe("Thousandths of a CPU that count for a job which declares none (kube-scheduler).")
    .meta({ unit: "CPU/1000" }),
  defaultRequestMemoryMb: z
    .number()
    .min(0)
    .default(200)
    .describe("Memory in MB that counts for a job which declares none (kube-scheduler).")
    .meta({ unit: "MB" }),
  podsMax: z
    .number()
    .int()
    .min(1)
    .default(110)
    .describe("The most jobs on one node (kubelet's default).")
    .meta({ unit: "jobs" }),
};

export const lasStrictParams: z.ZodObject = z.strictObject(shared);

export const lasParams: z.ZodObject = z.strictObject({
  ...shared,
  extenderWeight: z
    .number()
    .min(0)
    .max(1000)
    .default(10)
    .describe("What the extender's scores are multiplied by (Fig. 21: 10)."),
  bestScore: z
    .number()
    .min(0)
    .max(10)
    .default(1)
    .describe(
      "The extender's score of the nearest node; all others have 0 (Fig. 20: 1, of 10 that an extender may give).",
    ),
  tie: z
    .enum(["last", "first"])
    .default("last")
    .describe("Which of several nearest nodes gets the score; last: Fig. 20 keys its map by latency and overwrites."),
});
