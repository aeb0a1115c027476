import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { HttpAnswer, HttpCall, HttpRequest } from "../domain/http-call.js";
import type { CallThreadData, NumberedAnswer, NumberedRequest } from "./call-thread.js";

/** HTTP for a core that cannot wait: the calling thread sleeps until another one has the answer. */
export interface SyncHttp {
  readonly call: HttpCall;
  /** Stops the thread, if one was started. */
  close(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

/** The thread keeps the time of a request itself; if it has not spoken this long after, it is given up. */
const graceMs = 10_000;

/** Starts its thread with the first call; connections are kept between calls. */
export function createSyncHttp(): SyncHttp {
  let thread: Thread | null = null;
  let number = 0;
  return {
    call(request) {
      thread ??= startThread();
      number += 1;
      const answer = ask(thread, { ...request, number });
      if (answer !== null) return answer;
      void thread.worker.terminate();
      thread = null;
      return { kind: "failed", problem: `no answer within ${request.timeoutMs} ms` };
    },
    async close() {
      const ended = thread;
      thread = null;
      ended?.port.close();
      await ended?.worker.terminate();
    },
  };
}

/** @returns null: the thread itself does not answer */
function ask({ port, signal }: Thread, request: NumberedRequest): HttpAnswer | null {
  Atomics.store(signal, 0, 0);
  port.postMessage(request satisfies HttpRequest);
  if (Atomics.wait(signal, 0, 0, request.timeoutMs + graceMs) === "timed-out") return null;
  const received = receiveMessageOnPort(port) as { readonly message: NumberedAnswer } | undefined;
  return received?.message.number === request.number ? received.message.answer : null;
}

function startThread(): Thread {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(new URL("./call-thread.js", import.meta.url), {
    workerData: { port: port2, signal } satisfies CallThreadData,
    transferList: [port2],
  });
  // A command that is done must not wait for the thread; one that fails shows in the answer that never comes.
  worker.unref();
  worker.on("error", () => {});
  port1.unref();
  return { worker, port: port1, signal };
}
