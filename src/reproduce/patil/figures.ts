import type { Figure } from "../../domain/reproduction.js";
import type { Lab } from "./lab.js";
import { type LinkRun, memberCounts } from "./links.js";
import type { Hosting } from "./settings.js";

/** The document has no such figures; these are the quantities that it says were measured. */
export const figures = (lab: Lab): readonly Figure[] => [
  overLinks("Throughput", "requests/s", ["pa-10"], lab, ({ requestsPerSec }) => requestsPerSec),
  overLinks("Latency", "s", ["pa-11"], lab, ({ latencySec }) => latencySec),
  overLinks("Completion time", "s", ["pa-13"], lab, ({ completionSec }) => completionSec),
  overLinks("Bandwidth", "Mbit/s", ["pa-12"], lab, ({ mbitPerSec }) => mbitPerSec),
];

const names: Readonly<Record<Hosting, string>> = { container: "containers", vm: "virtual machines" };

function overLinks(
  id: string,
  unit: string,
  claims: readonly string[],
  { links }: Lab,
  of: (run: LinkRun) => number,
): Figure {
  return {
    id,
    title: `${id} over the number of aggregated links`,
    caption:
      "Eight replicas of an inference service that fetch their images from one store. Ours only: the source gives no number. A " +
      "flow uses one link, so eight flows fill four links only as far as their hashes spread them.",
    claims,
    data: {
      kind: "lines",
      xTitle: "aggregated links",
      yTitle: `${id.toLowerCase()} (${unit})`,
      lines: (["container", "vm"] as const).map((hosting) => ({
        name: names[hosting],
        points: links[hosting].map((run, index) => [memberCounts[index]!, of(run)] as const),
      })),
      marks: [],
    },
  };
}
