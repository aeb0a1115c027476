import type { RecordingWriter } from "../writer.js";
import { coreTotals, pinTo } from "./cores.js";
import { probeSec } from "./probe.js";

/** Probes of a core before the containers start and after they end; the first ones warm the compiler up. */
const probesAtRest = 5;

/** Writes what the host's cores do, and how fast they are, beside the containers. */
export class HostRecorder {
  readonly #writer: RecordingWriter;
  readonly #nowSec: () => number;
  /** The recorder's own core, which it probes meanwhile; null: it stays on no core. */
  readonly #core: number | null;
  readonly #before = new Map(coreTotals().map((totals) => [totals.core, totals]));

  constructor(writer: RecordingWriter, nowSec: () => number, controllerCore: number | null) {
    this.#writer = writer;
    this.#nowSec = nowSec;
    this.#core = controllerCore !== null && pinTo(controllerCore) ? controllerCore : null;
    for (let probe = 0; probe < probesAtRest; probe += 1) probeSec();
  }

  /** One row per core; the recorder's own has a probe too. */
  look(): void {
    const tSec = this.#nowSec();
    for (const { core, busySec, stealSec } of coreTotals()) {
      const before = this.#before.get(core);
      const probe = core === this.#core ? probeSec() : null;
      this.#writer.row("host", [
        tSec,
        core,
        busySec - (before?.busySec ?? 0),
        stealSec - (before?.stealSec ?? 0),
        probe,
      ]);
    }
  }

  /** Probes the cores of the containers while nothing runs there. */
  probeAtRest(cores: readonly number[]): void {
    if (this.#core === null) return;
    for (const core of cores) {
      if (!pinTo(core)) continue;
      for (let probe = 0; probe < probesAtRest; probe += 1) {
        const seconds = probeSec();
        this.#writer.row("host", [this.#nowSec(), core, null, null, seconds]);
      }
    }
    pinTo(this.#core);
  }
}
