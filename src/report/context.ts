/** What a report says about a run that the run itself does not know. */
export interface RunContext {
  readonly descentVersion: string;
  /** SHA-256 of the resolved scenario, in hexadecimal. */
  readonly scenarioSha256: string;
  /** The command that repeats the run, as one would type it. */
  readonly command: string;
  /** Modules with schedulers of one's own, of which some may have taken part; absent: none. */
  readonly plugins?: readonly PluginFact[];
}

/** What makes sure that a run is repeated with the same program. */
export interface PluginFact {
  readonly file: string;
  /** Of the file, in hexadecimal; not of what it imports. */
  readonly sha256: string;
  /** Names of its schedulers. */
  readonly schedulers: readonly string[];
}
