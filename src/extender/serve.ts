import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { InputError } from "../domain/errors.js";
import { answerExtender, type ServedAnswer } from "../schedulers/extender/answer.js";
import type { Extender } from "../schedulers/kubernetes/extender.js";

export interface ServedExtender {
  readonly url: string;
  /** Takes no more requests, lets those under way end, and closes; connections that do not end are cut off. */
  stop(): Promise<void>;
}

/** A request may be this long, in bytes: nodes of a large cluster are sent whole. */
const longestRequest = 64 * 2 ** 20;
/** How long requests under way may still take when it is stopped. */
const graceMs = 2000;

/** Serves an extender under kube-scheduler's protocol. @param port 0: any that is free. Throws InputError when it is taken */
export async function serveExtender(extender: Extender, host: string, port: number): Promise<ServedExtender> {
  const server = createServer((request, response) => {
    void answer(extender, request, response);
  });
  await listen(server, host, port);
  const { address, family, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${actual}`,
    stop: () => stop(server),
  };
}

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const problem = error.code === "EADDRINUSE" ? "is in use already" : error.message;
      reject(new InputError("--port", `${port}`, problem));
    });
    server.listen(port, host, resolve);
  });

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
  });
}

async function answer(extender: Extender, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { status, body } = await answerRequest(extender, request);
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  } catch {
    // The client went away before its request was whole: nobody waits for an answer.
    response.destroy();
  }
}

async function answerRequest(extender: Extender, request: IncomingMessage): Promise<ServedAnswer> {
  const { pathname } = new URL(request.url ?? "/", "http://extender");
  if (pathname === "/healthz") return { status: 200, body: '"ok"' };
  if (request.method !== "POST") return { status: 405, body: JSON.stringify({ Error: "must be a POST" }) };
  const body = await readBody(request);
  if (body === null) {
    return { status: 413, body: JSON.stringify({ Error: `longer than ${longestRequest} bytes` }) };
  }
  return answerExtender(extender, pathname, body);
}

/** null: it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.byteLength;
    if (bytes > longestRequest) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
