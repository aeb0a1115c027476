import type { ModelEntry } from "./job-model.js";

/** What the thesis of Zheng says of every model alike. */
export const zhengDefaults: Pick<ModelEntry, "cpusMax" | "memoryMb"> = {
  cpusMax: { value: null, source: "assumed for all: VAE and MNIST fill a whole node (6.1.3, fc-25, Fig. 6.6)" },
  memoryMb: { value: 1024, source: "assumed: 15 jobs at once fit in the 16 GB of an R320 (6.1.1, 6.1.5)" },
};
