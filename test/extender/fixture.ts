import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the fixture does with a request. */
type Handler = (body: string, response: ServerResponse) => void;

/** How servers go wrong, by the path that is asked. */
export const faults: Readonly<Record<string, Handler>> = {
  slow: () => {},
  reset: (_, response) => void response.destroy(),
  half: (_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("[");
    setTimeout(() => response.destroy(), 50);
  },
  stuck: (_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("[");
  },
  error: (_, response) => void response.writeHead(500).end("oops"),
  moved: (_, response) => void response.writeHead(302, { location: "/elsewhere" }).end(),
  huge(_, response) {
    const part = Buffer.alloc(2 ** 20, " ");
    const more = (): void => {
      while (!response.destroyed && response.write(part));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  },
};

interface Args {
  readonly Pod: { readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> } };
  readonly Nodes: { readonly items: readonly { readonly metadata: { readonly name: string } }[] };
}

/** An extender somebody might write: it refuses node a, and prefers the node that the job's label `wish` names. */
export const wishes: Readonly<Record<string, Handler>> = {
  filter(body, response) {
    const { Nodes }: Args = JSON.parse(body);
    const items = Nodes.items.filter(({ metadata }) => metadata.name !== "a");
    response.end(JSON.stringify({ Nodes: { items }, FailedNodes: { a: "out of bounds" } }));
  },
  prioritize(body, response) {
    const { Pod, Nodes }: Args = JSON.parse(body);
    const score = (name: string): number => (name === Pod.metadata.labels.wish ? 10 : 0);
    response.end(JSON.stringify(Nodes.items.map(({ metadata: { name } }) => ({ Host: name, Score: score(name) }))));
  },
};

/** Serves handlers by the last part of the path while `use` runs. */
export async function serving<T>(handlers: Readonly<Record<string, Handler>>, use: (url: string) => Promise<T>) {
  const server = createServer(async (request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    handlers[request.url!.split("/").at(-1)!]!(Buffer.concat(parts).toString(), response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
