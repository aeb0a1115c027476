import { asOneContainer, sizes } from "./application.js";
import type { ServiceConstants } from "./service-constants.js";

/** Mean response at the edge over the sizes of Chart 2 (la-13), and at the cloud at the largest (la-14). */
const publishedEdgeSec = 0.5;
const publishedCloudSec = 3;

/**
 * The two constants of the service at which two simulated responses are the two published ones. Responses are linear in both,
 * so three simulations give the plane, and two equations in two unknowns the answer, rounded to 4 digits.
 */
export function fitService(): ServiceConstants {
  const responsesAt = (constants: ServiceConstants): readonly [edgeSec: number, cloudSec: number] => {
    const edge = asOneContainer("home-edge-node", 1000, constants).responses.map(({ responseSec }) => responseSec);
    const cloud = asOneContainer("nitos-cloud-node-1", 1000, constants).responses;
    return [edge.reduce((sum, each) => sum + each, 0) / sizes.length, cloud.at(-1)!.responseSec];
  };
  const from = { requestCpuSec: 0.1, kbPerPrediction: 0.1 };
  const [edgeSec, cloudSec] = responsesAt(from);
  const [edgeByWork, cloudByWork] = responsesAt({ ...from, requestCpuSec: 1.1 }).map(less(edgeSec, cloudSec));
  const [edgeBySize, cloudBySize] = responsesAt({ ...from, kbPerPrediction: 1.1 }).map(less(edgeSec, cloudSec));
  const edgeGap = publishedEdgeSec - edgeSec;
  const cloudGap = publishedCloudSec - cloudSec;
  const determinant = edgeByWork! * cloudBySize! - edgeBySize! * cloudByWork!;
  return {
    requestCpuSec: rounded(from.requestCpuSec + (edgeGap * cloudBySize! - edgeBySize! * cloudGap) / determinant),
    kbPerPrediction: rounded(from.kbPerPrediction + (edgeByWork! * cloudGap - edgeGap * cloudByWork!) / determinant),
  };
}

const less =
  (...before: readonly number[]) =>
  (value: number, index: number): number =>
    value - before[index]!;

const rounded = (value: number): number => Number(value.toPrecision(4));
