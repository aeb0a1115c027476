/** How the members of an aggregated link (IEEE 802.3ad) are chosen for a flow. */
export type HashPolicy =
  /** By the pair of MAC addresses: all flows between two nodes use one member. */
  | "layer2"
  /** By addresses and ports: each flow has its own member. */
  | "layer3+4";

/** Several equal links that act as one. A flow uses one member, which the standard demands: frames may not overtake. */
export interface AggregationSpec {
  /** 1 or more. */
  readonly members: number;
  readonly hash: HashPolicy;
}

/** A full-duplex link. */
export interface LinkSpec {
  /** In each direction, of each member where there are several; more than 0. */
  readonly bandwidthMbitPerSec: number;
  /** One way. */
  readonly latencyMs: number;
  /** null: a single link. */
  readonly aggregation: AggregationSpec | null;
}

/** A link between the switches of two sites. */
export interface WanSpec {
  /** Two sites, by the location of their nodes. */
  readonly between: readonly [string, string];
  readonly link: LinkSpec;
}

/** A VXLAN overlay between nodes. */
export interface OverlaySpec {
  /** Largest packet of the network beneath. */
  readonly mtuBytes: number;
  /** What each packet carries more. */
  readonly headerBytes: number;
  /** CPU-seconds for each GB (10^9 bytes), at the sender and again at the receiver. */
  readonly cpuSecPerGb: number;
}

/** Nodes joined to the switch of their site, and sites joined to one another. */
export interface NetworkSpec {
  /** From a node to its switch, unless `links` says otherwise. */
  readonly link: LinkSpec;
  /** Of single nodes, by id. */
  readonly links: Readonly<Record<string, LinkSpec>>;
  readonly wan: readonly WanSpec[];
  /** null: none. */
  readonly overlay: OverlaySpec | null;
}

/** The site of nodes that name no location. */
export const defaultSite = "default";
