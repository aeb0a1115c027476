import customLoss from "../../scenarios/custom-loss.yaml?raw";
import failingNodes from "../../scenarios/failing-nodes.yaml?raw";
import poissonCluster from "../../scenarios/poisson-cluster.yaml?raw";
import random10 from "../../scenarios/random-10.yaml?raw";
import speconCluster from "../../scenarios/specon-cluster.yaml?raw";
import zhengFixed3 from "../../scenarios/zheng-fixed-3.yaml?raw";

export interface Example {
  /** Name of the scenario file. */
  readonly id: string;
  readonly text: string;
}

/** The scenarios that can be picked: those of `scenarios/` that read no other file. The first is shown at the start. */
export const examples: readonly Example[] = [
  { id: "random-10", text: random10 },
  { id: "zheng-fixed-3", text: zhengFixed3 },
  { id: "specon-cluster", text: speconCluster },
  { id: "poisson-cluster", text: poissonCluster },
  { id: "failing-nodes", text: failingNodes },
  { id: "custom-loss", text: customLoss },
];
