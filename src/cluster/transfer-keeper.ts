/** What a cluster knows of artifacts on their way. */
export interface TransferKeeper {
  /**
   * A job has got a place and fetches its inputs; it runs once they have come and it has started up.
   * @param pullSec how long its image takes beside them
   * @returns whether anything has to come over links
   */
  begin(job: number, pullSec: number, startupSec: number): boolean;
  /** A job has lost its place. */
  cancel(job: number): void;
}
