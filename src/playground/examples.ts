import customLoss from "../../scenarios/custom-loss.yaml?raw";
import distributed from "../../scenarios/distributed.yaml?raw";
import energyAware from "../../scenarios/energy-aware.yaml?raw";
import failingNodes from "../../scenarios/failing-nodes.yaml?raw";
import las from "../../scenarios/las.yaml?raw";
import lasOutvoted from "../../scenarios/las-outvoted.yaml?raw";
import linkAggregation from "../../scenarios/link-aggregation.yaml?raw";
import oneContainer from "../../scenarios/one-container.yaml?raw";
import pipeline from "../../scenarios/pipeline.yaml?raw";
import poissonCluster from "../../scenarios/poisson-cluster.yaml?raw";
import predictionService from "../../scenarios/prediction-service.yaml?raw";
import random10 from "../../scenarios/random-10.yaml?raw";
import speconCluster from "../../scenarios/specon-cluster.yaml?raw";
import workers from "../../scenarios/workers.yaml?raw";
import zhengFixed3 from "../../scenarios/zheng-fixed-3.yaml?raw";

export interface Example {
  /** Name of the scenario file. */
  readonly id: string;
  readonly text: string;
  /** Schedulers that show what it is about, the baseline first; they are chosen with it. */
  readonly left: string;
  readonly right: string;
}

/** The scenarios that can be picked: those of `scenarios/` that read no other file. The first is shown at the start. */
export const examples: readonly Example[] = [
  { id: "random-10", text: random10, left: "fair-share", right: "flowcon" },
  { id: "zheng-fixed-3", text: zhengFixed3, left: "fair-share", right: "flowcon" },
  { id: "custom-loss", text: customLoss, left: "fair-share", right: "flowcon" },
  { id: "specon-cluster", text: speconCluster, left: "kubernetes-default", right: "specon" },
  { id: "poisson-cluster", text: poissonCluster, left: "round-robin", right: "least-loaded" },
  { id: "failing-nodes", text: failingNodes, left: "kubernetes-default", right: "swarm-spread" },
  { id: "energy-aware", text: energyAware, left: "least-loaded", right: "energy-aware" },
  { id: "las", text: las, left: "kubernetes-default", right: "las" },
  { id: "las-outvoted", text: lasOutvoted, left: "las", right: "las-strict" },
  { id: "pipeline", text: pipeline, left: "kubernetes-default", right: "las-strict" },
  { id: "prediction-service", text: predictionService, left: "kubernetes-default", right: "las-strict" },
  { id: "one-container", text: oneContainer, left: "kubernetes-default", right: "las" },
  { id: "distributed", text: distributed, left: "round-robin", right: "fifo" },
  { id: "workers", text: workers, left: "kubernetes-default", right: "round-robin" },
  { id: "link-aggregation", text: linkAggregation, left: "round-robin", right: "swarm-spread" },
];
