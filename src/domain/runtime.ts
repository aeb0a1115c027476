/** What a job or a whole node runs in: the machine itself, a container, or a virtual machine. */
export type RuntimeKind = "bare" | "container" | "vm";

/** What running in it costs. Defaults are already filled in. */
export interface RuntimeSpec {
  readonly kind: RuntimeKind;
  /** Work that comes of a CPU-second, relative to bare metal; more than 0, 1: as much. */
  readonly cpuFactor: number;
  /** Bandwidth that is left of links, relative to bare metal; more than 0, 1: all. */
  readonly networkFactor: number;
  /** Memory that it holds beside what runs in it. */
  readonly memoryOverheadMb: number;
  /** From the decision to start a job until it runs. */
  readonly startupSec: number;
}

/** A default beside its origin. Ids are those of `traces/published/`. */
interface SourcedRuntimeValue {
  readonly value: number;
  readonly source: string;
}

type RuntimeDefaults = Readonly<
  Record<RuntimeKind, { readonly [K in Exclude<keyof RuntimeSpec, "kind">]: SourcedRuntimeValue }>
>;

const bareMetal = "bare metal is what the others are measured against";
const noNumber = "no source states a number, so it counts as no cost: set it where it matters";

/** Where a source only gives a direction ("virtual machines start slowly"), the default is no cost, and says so. */
export const runtimeDefaults: RuntimeDefaults = {
  bare: {
    cpuFactor: { value: 1, source: bareMetal },
    networkFactor: { value: 1, source: bareMetal },
    memoryOverheadMb: { value: 0, source: bareMetal },
    startupSec: { value: 0, source: bareMetal },
  },
  container: {
    cpuFactor: {
      value: 150 / 185,
      source:
        "ap-01 over ap-02: 150 s of distributed training on bare metal, 185 s in containers, overlay network included",
    },
    networkFactor: { value: 1, source: noNumber },
    memoryOverheadMb: { value: 0, source: noNumber },
    startupSec: { value: 2.5, source: "ap-05: 2 to 3 s for each container" },
  },
  vm: {
    cpuFactor: {
      value: 241 / 291,
      source:
        "Felter et al. 2015 (reference 12 of Apostolakos): Linpack at 241 GFLOPS in an untuned KVM guest, 291 natively; the five sources give no number",
    },
    networkFactor: { value: 1, source: noNumber },
    memoryOverheadMb: { value: 0, source: noNumber },
    startupSec: { value: 0, source: noNumber },
  },
};

/** A runtime with the values given, the others as its kind has them. */
export function runtimeOf(kind: RuntimeKind, given: Partial<Omit<RuntimeSpec, "kind">> = {}): RuntimeSpec {
  const { cpuFactor, networkFactor, memoryOverheadMb, startupSec } = runtimeDefaults[kind];
  return {
    kind,
    cpuFactor: given.cpuFactor ?? cpuFactor.value,
    networkFactor: given.networkFactor ?? networkFactor.value,
    memoryOverheadMb: given.memoryOverheadMb ?? memoryOverheadMb.value,
    startupSec: given.startupSec ?? startupSec.value,
  };
}
