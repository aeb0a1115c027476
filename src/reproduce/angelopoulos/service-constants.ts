/** What a response takes besides the latencies of Table 3, and the thesis does not say. */
export interface ServiceConstants {
  /** Of every request, whatever it asks for. */
  readonly requestCpuSec: number;
  /** What each prediction adds to a request. */
  readonly kbPerPrediction: number;
}

/** The largest TCP window without scaling (RFC 9293): 65,535 bytes in flight, so that throughput is bound by the round trip. */
export const windowKb = 65.535;

/** What `fitService` finds; a test runs it again. */
export const serviceConstants: ServiceConstants = { requestCpuSec: 0.3503, kbPerPrediction: 0.9355 };
