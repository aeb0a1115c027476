import { InputError } from "../domain/errors.js";
import { parseRedisUrl, type RedisAddress } from "../sweep/queue/redis-address.js";

/** A password on a command line can be read by every user of a machine; one in the environment cannot. */
const VARIABLE = "DESCENT_REDIS_URL";

export const redisHelp: string = `redis://host:6379, rediss:// for TLS, unix:///socket [default: ${VARIABLE}, which keeps a password off the command line]`;

export interface OpenedRedis {
  readonly address: RedisAddress;
  /** Says once that the server was lost, and once that it is back. */
  readonly onConnection: (isLost: boolean) => void;
}

/** The server of `--redis` or of the environment, after it has answered. Throws InputError or RunError. */
export async function openRedis(url: string | undefined): Promise<OpenedRedis> {
  const text = url ?? process.env[VARIABLE];
  if (text === undefined || text === "") {
    throw new InputError(
      "--redis",
      "",
      `is missing: give the address of a Redis or Valkey server, here or in ${VARIABLE}`,
    );
  }
  const address = parseRedisUrl(text);
  const { checkConnection } = await import("../sweep/queue/connection.js");
  await checkConnection(address);
  return { address, onConnection: tellConnection(address.label) };
}

function tellConnection(label: string): (isLost: boolean) => void {
  let wasLost = false;
  return (isLost) => {
    if (isLost === wasLost) return;
    wasLost = isLost;
    process.stderr.write(`${label}: ${isLost ? "the connection is lost, trying again" : "connected again"}\n`);
  };
}
