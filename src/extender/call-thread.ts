import { type MessagePort, workerData } from "node:worker_threads";
import type { HttpAnswer, HttpRequest } from "../domain/http-call.js";

/** What the thread is started with. */
export interface CallThreadData {
  readonly port: MessagePort;
  /** One number, set to 1 and notified when an answer is on the port. */
  readonly signal: Int32Array;
}

/** A request with its number, which its answer carries too. */
export interface NumberedRequest extends HttpRequest {
  readonly number: number;
}

export interface NumberedAnswer {
  readonly number: number;
  readonly answer: HttpAnswer;
}

/** Answers longer than this are not read to their end, in bytes. */
const longestAnswer = 16 * 2 ** 20;

const { port, signal } = workerData as CallThreadData;

port.on("message", async ({ number, ...request }: NumberedRequest) => {
  const answer = await post(request);
  port.postMessage({ number, answer } satisfies NumberedAnswer);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});

async function post({ url, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
  const abort = AbortSignal.timeout(Math.ceil(timeoutMs));
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
      redirect: "manual",
      signal: abort,
    });
    return await readAnswer(response);
  } catch (error) {
    return { kind: "failed", problem: abort.aborted ? `no answer within ${timeoutMs} ms` : problemOf(error) };
  }
}

async function readAnswer(response: Response): Promise<HttpAnswer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection.
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > longestAnswer) return { kind: "failed", problem: `its answer is longer than ${longestAnswer} bytes` };
    parts.push(part);
  }
  return { kind: "answer", status: response.status, body: Buffer.concat(parts).toString("utf8") };
}

const known: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "the connection was closed before an answer",
  UND_ERR_SOCKET: "the connection was closed before the end of the answer",
  ENOTFOUND: "the host is not known",
  EAI_AGAIN: "the host is not known",
};

/** fetch hides what happened in the cause of its error. */
function problemOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return (
    known[code] ?? (cause instanceof Error && cause.message !== "" ? cause.message : `the call failed ${code}`.trim())
  );
}
