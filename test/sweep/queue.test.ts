import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseRedisUrl } from "../../src/sweep/queue/redis-address.js";
import { inFolder } from "../cli/descent.js";
import { pause, type Running, start, until } from "./process.js";
import { createServer, isInstalled, PASSWORD, type Server } from "./redis-server.js";
import { prepared, sortedTable, sweepArguments, undisturbedTable, writeScenario } from "./small-sweep.js";

describe("an address", () => {
  test.each([
    ["redis://host", "redis://host:6379/0", { host: "host", port: 6379, db: 0 }],
    [
      "rediss://me:p%40ss@host:7000/2",
      "rediss://host:7000/2",
      { host: "host", port: 7000, db: 2, username: "me", password: "p@ss", tls: { servername: "host" } },
    ],
    ["redis://[::1]:6380", "redis://[::1]:6380/0", { host: "::1", port: 6380, db: 0 }],
    ["unix:///run/redis.sock?db=3", "unix:///run/redis.sock", { path: "/run/redis.sock", db: 3 }],
    ["unix://:secret@/run/r.sock", "unix:///run/r.sock", { path: "/run/r.sock", db: 0, password: "secret" }],
  ])("%s is shown as %s", (url, label, options) => {
    expect(parseRedisUrl(url)).toEqual({ label, options });
  });

  test.each(["", "host:6379", "http://:secret@host", "redis://:secret@host/x", "redis://:%secret@host"])(
    "%s is refused without being repeated",
    (url) => {
      expect(() => parseRedisUrl(url)).toThrow("--redis");
      expect(() => parseRedisUrl(url)).not.toThrow("secret");
    },
  );
});

// Where the tests must all run the server is installed; elsewhere it is not asked for.
if (!isInstalled && process.env.CI !== "true") {
  test.skip("redis-server is not installed: sweeps over Redis are not tested", () => {});
} else describe("a sweep over Redis", overRedis);

function overRedis(): void {
  const withServer = (use: (folder: string, server: Server, begin: typeof start) => Promise<void>) => () =>
    inFolder({}, async (folder) => {
      const server = await createServer(folder);
      const begun: Running[] = [];
      const begin: typeof start = (args) => {
        const running = start(args, { DESCENT_REDIS_URL: server.url });
        begun.push(running);
        return running;
      };
      try {
        await use(folder, server, begin);
        for (const running of begun) expect(running.output()).not.toContain(PASSWORD);
      } finally {
        for (const { child } of begun) child.kill("SIGKILL");
        await Promise.all(begun.map(({ ended }) => ended));
        await server.kill();
      }
    });

  const bytesOf = (out: string): Promise<number> =>
    stat(join(out, "runs.csv")).then(
      ({ size }) => size,
      () => 0,
    );

  test(
    "gives the same table when a worker is killed, Redis fails and comes back, and the sweep itself is killed",
    { timeout: 240_000 },
    withServer(async (folder, server, begin) => {
      const seeds = 4000;
      const scenario = await writeScenario(folder);
      const out = join(folder, "out");
      const workers = Array.from({ length: 3 }, () => begin(["worker", "--threads", "1", "--lease", "2"]));
      await until(() => workers.every((worker) => worker.output().includes("worker of Descent")), 60_000);
      const args = ["sweep", scenario, ...sweepArguments(seeds), "--out", out, "--engine", "bullmq"];
      const first = begin(args);
      await until(async () => (await bytesOf(out)) > 5_000, 60_000);
      workers[0]!.child.kill("SIGKILL");
      await pause(300);
      await server.kill();
      await pause(500);
      await server.start();
      const before = await bytesOf(out);
      await Promise.race([first.ended, until(async () => (await bytesOf(out)) > before, 60_000)]);
      first.child.kill("SIGKILL");
      await first.ended;
      const second = begin(args);
      expect(await second.ended, second.output()).toBe(0);
      expect(await sortedTable(out)).toBe(undisturbedTable(prepared(scenario, seeds)));
      for (const name of await readdir(out)) expect(await readFile(join(out, name), "utf8")).not.toContain(PASSWORD);
      const [, survivor] = workers;
      survivor!.child.kill("SIGTERM");
      expect(await survivor!.ended).toBe(0);
      expect(survivor!.output()).toMatch(/worker stopped after \d+ runs/);
    }),
  );

  test(
    "says in one line that the password is wrong, and does not say the password",
    withServer(async (folder, server) => {
      const scenario = await writeScenario(folder);
      const url = server.url.replace(PASSWORD, "wrong-horse");
      const args = ["sweep", scenario, ...sweepArguments(2), "--out", join(folder, "out"), "--engine", "bullmq"];
      const running = start([...args, "--redis", url]);
      expect(await running.ended).toBe(1);
      expect(running.output()).toBe(`descent: unix://${server.path}: the server refused the user name or password\n`);
    }),
  );
}
