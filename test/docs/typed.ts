import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { vi } from "vitest";
import yargs from "yargs";

/** What is built, as users have it: some commands start threads and read files that are not in src/. */
const built: typeof import("../../src/cli/commands.js") = await import(
  pathToFileURL(resolve("dist/cli/commands.js")).href
);

/** What a line such as `descent run a.yaml | tail -n 3` prints, run in this process and its working directory. */
export async function printed(line: string): Promise<string> {
  const [command = "", filter] = line.split(" | ");
  const [program, ...words] = wordsOf(command);
  if (program !== "descent") throw new Error(`not a command of descent: ${line}`);
  const chunks: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => chunks.push(`${chunk}`) > 0);
  try {
    const parser = yargs(words).command([...(await built.commandsFor(words))]);
    await parser.strict().parserConfiguration({ "greedy-arrays": false }).fail(raise).parseAsync();
  } finally {
    write.mockRestore();
  }
  return filter === undefined ? chunks.join("") : tail(chunks.join(""), filter);
}

const raise = (message: string, error: Error | undefined): never => {
  throw error ?? new Error(message);
};

const wordsOf = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);

function tail(text: string, filter: string): string {
  const count = /^tail -n (\d+)$/.exec(filter)?.[1];
  if (count === undefined) throw new Error(`not a filter that is known here: ${filter}`);
  return text
    .split("\n")
    .slice(-Number(count) - 1)
    .join("\n");
}

/** Starts `descent extender` as the page's line says, but on a port that is free. */
export async function startServer(line: string): Promise<{ readonly port: string; readonly server: ChildProcess }> {
  const words = wordsOf(line.replace(/ &$/, "").replace(/--port \d+/, "--port 0"));
  const server = spawn(process.execPath, ["dist/cli/main.js", ...words.slice(1)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [first] = await once(createInterface(server.stderr!), "line");
  const port = /:(\d+);/.exec(first)?.[1];
  if (port === undefined) throw new Error(`no port in: ${first}`);
  return { port, server };
}
