import { type JobIndex, jobIndex, type NodeIndex } from "../../domain/ids.js";
import type { NodeSpec } from "../../domain/node.js";
import type { PodSpec } from "../../domain/pod.js";
import type { ClusterView } from "../../domain/view.js";
import { Bookings } from "../pods/bookings.js";
import { type PodContext, podContext } from "../pods/filter.js";

/** What counts for a job that declares nothing, as kube-scheduler has it. */
const defaults = { milliCpus: 100, memoryMb: 200 };

/** The one job of a request. */
const asked: JobIndex = jobIndex(0);

/** One Pod and the nodes that were sent with it, as scorers look at them. Nothing is known to run on the nodes. */
export const snapshotContext = (id: string, pod: PodSpec, nodes: readonly NodeSpec[]): PodContext =>
  podContext(asked, snapshotView(id, pod, nodes), new Bookings(nodes.length, defaults));

const snapshotView = (id: string, pod: PodSpec, nodes: readonly NodeSpec[]): ClusterView => ({
  nowSec: 0,
  keepsLog: false,
  explains: false,
  nodeCount: nodes.length,
  node: (node) => nodes[node]!,
  isUp: () => true,
  capacityCpus: (node) => nodes[node]!.cpus - nodes[node]!.reservedCpus,
  usedCpus: () => 0,
  freeMemoryMb: (node) => nodes[node]!.memoryMb ?? Number.POSITIVE_INFINITY,
  containerCount: () => 0,
  imagePresence(image) {
    const isOn = (node: NodeIndex): boolean => nodes[node]!.images.includes(image);
    return { nodeCount: nodes.filter(({ images }) => images.includes(image)).length, isOn };
  },
  containers: () => [],
  firstPending: asked,
  id: () => id,
  arrivalSec: () => 0,
  memoryMb: () => 0,
  pod: () => pod,
  pinnedTo: () => null,
  isMovable: () => true,
  loss: () => null,
  cpuSec: () => 0,
  blockIoMb: () => 0,
  networkMb: () => 0,
  limitCpus: () => null,
  weight: () => 1,
});
