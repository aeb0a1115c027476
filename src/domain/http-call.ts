/** One POST of JSON that must be answered before the run goes on. */
export interface HttpRequest {
  readonly url: string;
  readonly body: string;
  /** More than 0, in milliseconds. */
  readonly timeoutMs: number;
}

export type HttpAnswer =
  | { readonly kind: "answer"; readonly status: number; readonly body: string }
  /** There is no answer; `problem` says why, such as `connection refused`. */
  | { readonly kind: "failed"; readonly problem: string };

/** Sends a request and waits for its answer. Never throws, and never waits much longer than the request's timeout. */
export type HttpCall = (request: HttpRequest) => HttpAnswer;
