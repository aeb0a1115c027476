/** What a report says about a run that the run itself does not know. */
export interface RunContext {
  readonly descentVersion: string;
  /** SHA-256 of the resolved scenario, in hexadecimal. */
  readonly scenarioSha256: string;
  /** The command that repeats the run, as one would type it. */
  readonly command: string;
}
