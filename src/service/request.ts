/** A request on its way through a service. */
export interface Request {
  /** Position of its stream in the service's list. */
  readonly stream: number;
  /** Its number in the stream, from 1. */
  readonly number: number;
  readonly predictions: number;
  readonly workCpuSec: number;
  readonly sentSec: number;
  /** When it reaches the node. */
  readonly reachesSec: number;
  /** How long its answer takes back. */
  readonly backSec: number;
  /** When its service began; NaN: not yet. */
  startSec: number;
}
