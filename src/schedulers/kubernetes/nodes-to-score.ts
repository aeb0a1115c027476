const everyNodeBelow = 100;

/**
 * Feasible nodes that kube-scheduler looks for before it scores: all of a small cluster, a part of a large one.
 * @param percentage 0: adaptive, 50 % less one point for each 125 nodes and at least 5 %; 100: all
 */
export function nodesToScore(nodeCount: number, percentage: number): number {
  if (nodeCount < everyNodeBelow || percentage >= 100) return nodeCount;
  const adaptive = Math.max(5, 50 - Math.floor(nodeCount / 125));
  const wanted = Math.floor((nodeCount * (percentage === 0 ? adaptive : percentage)) / 100);
  return Math.max(everyNodeBelow, wanted);
}
