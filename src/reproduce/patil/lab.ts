import { fetchOver, type LinkRun, memberCounts } from "./links.js";
import { type PlacementRun, placeMachines } from "./placement.js";
import { density, type ServiceRun, serve } from "./service.js";
import type { Hosting } from "./settings.js";

type Each<T> = Readonly<Record<Hosting, T>>;

/** Every run of the reproduction. */
export interface Lab {
  /** Three requests per second, which both hostings can serve. */
  readonly usual: Each<ServiceRun>;
  /** More than either can serve. */
  readonly busy: Each<ServiceRun>;
  readonly bareBusy: ServiceRun;
  readonly densities: Each<number>;
  /** Over 1, 2 and 4 links. */
  readonly links: Each<readonly LinkRun[]>;
  /** One replica over four links, and over one. */
  readonly singleFlow: { readonly four: LinkRun; readonly one: LinkRun };
  readonly packed: PlacementRun;
  readonly spread: PlacementRun;
}

const usualPerSec = 3;
const busyPerSec = 10;

const each = <T>(of: (hosting: Hosting) => T): Each<T> => ({ container: of("container"), vm: of("vm") });

export const runAll = (): Lab => ({
  usual: each((hosting) => serve(hosting, usualPerSec)),
  busy: each((hosting) => serve(hosting, busyPerSec)),
  bareBusy: serve("bare", busyPerSec),
  densities: each(density),
  links: each((hosting) => memberCounts.map((members) => fetchOver(hosting, members))),
  singleFlow: { four: fetchOver("container", 4, 1), one: fetchOver("container", 1, 1) },
  packed: placeMachines("energy-aware"),
  spread: placeMachines("least-loaded"),
});
