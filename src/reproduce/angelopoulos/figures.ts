import type { Figure } from "../../domain/reproduction.js";
import { iterationCpuSec, type Measured } from "./application.js";
import type { Runs } from "./claims.js";

const unit = `Seconds follow from ${iterationCpuSec} CPU-seconds for an iteration, which no source gives; only ratios are compared.`;

const line = (name: string, { responses }: Measured) => ({
  name,
  points: responses.map(({ predictions, responseSec }) => [predictions, responseSec] as const),
});

const axes = { xTitle: "predictions in one request", yTitle: "response time (s)" } as const;

/** Charts 1 to 4 from our runs. @param ratio published time on the cloud node over that on the edge node */
export function angelopoulosFigures({ edge, cloud, las, cloudLarger }: Runs, ratio: number): readonly Figure[] {
  const bar = (job: string, setting: string, completionSec: number) => ({ job, setting, completionSec });
  const half = (job: string, { trainingSec }: Measured) => bar(job, "cloud node", ratio * trainingSec);
  return [
    {
      id: "Chart 1",
      title: "Training, the whole application as one container",
      caption: `Light and heavy training on an edge node and on a cloud node. Marked: the published ratio of the two, times our edge node. ${unit}`,
      claims: ["la-10", "la-11", "la-12"],
      data: {
        kind: "completion-bars",
        bars: [
          bar("light training", "edge node", edge.light.trainingSec),
          bar("light training", "cloud node", cloud.light.trainingSec),
          bar("heavy training", "edge node", edge.heavy.trainingSec),
          bar("heavy training", "cloud node", cloud.heavy.trainingSec),
        ],
        marks: [half("light training", edge.light), half("heavy training", edge.heavy)],
      },
    },
    {
      id: "Chart 2",
      title: "Prediction, the whole application as one container",
      caption:
        "Response time against the predictions of a request, from home to the edge node there and to a cloud node. Marked: about 0.5 s, almost constant, at the edge, and almost 3 s at the cloud. Both constants of the service are fitted on these marks; that the edge stays near its mark follows from the round trips of Table 3.",
      claims: ["la-13", "la-14", "la-16", "la-17"],
      data: {
        kind: "lines",
        ...axes,
        lines: [line("edge node", edge.heavy), line("cloud node", cloud.heavy)],
        marks: [
          { name: "edge node", x: edge.heavy.responses[0]!.predictions, y: 0.5 },
          { name: "edge node", x: 2000, y: 0.5 },
          { name: "cloud node", x: 2000, y: 3 },
        ],
      },
    },
    {
      id: "Chart 3",
      title: "Heavy training under LAS",
      caption: `A step of its own, which LAS leaves to the default scheduler. Marked: the published ratio, times our edge node. ${unit}`,
      claims: ["la-18"],
      data: {
        kind: "completion-bars",
        bars: [
          bar("heavy training", "edge node", edge.heavy.trainingSec),
          bar("heavy training", "cloud node", cloud.heavy.trainingSec),
          bar("heavy training", "LAS", las.trainingSec),
        ],
        marks: [bar("heavy training", "LAS", ratio * edge.heavy.trainingSec)],
      },
    },
    {
      id: "Chart 4",
      title: "Prediction under LAS",
      caption:
        "Response time against even more predictions: at the edge, where LAS puts the prediction step, and at a cloud node. The thesis gives no number here.",
      claims: ["la-19"],
      data: { kind: "lines", ...axes, lines: [line("LAS", las), line("cloud node", cloudLarger)], marks: [] },
    },
  ];
}
