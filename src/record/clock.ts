/** The recording's time: 0 until it begins, then seconds since. */
export class Clock {
  #beganMs = 0;
  #began: bigint | null = null;

  begin(): void {
    this.#beganMs = Date.now();
    this.#began = process.hrtime.bigint();
  }

  readonly nowSec = (): number => (this.#began === null ? 0 : Number(process.hrtime.bigint() - this.#began) / 1e9);

  /** @param unixMs Unix time in milliseconds; what was before the beginning counts as 0 */
  readonly secOf = (unixMs: number): number => Math.max(0, (unixMs - this.#beganMs) / 1000);
}
