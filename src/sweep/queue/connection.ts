import { Redis } from "ioredis";
import { RunError } from "../../domain/errors.js";
import type { RedisAddress, RedisAddressOptions } from "./redis-address.js";

const CONNECT_MS = 5_000;
const MOST_RETRY_MS = 2_000;

interface LastingOptions extends RedisAddressOptions {
  readonly connectTimeout: number;
  readonly maxRetriesPerRequest: null;
  readonly retryStrategy: (times: number) => number;
}

/** Options of a connection that waits for its server to come back, however long that takes. */
export const lastingOptions = (address: RedisAddress): LastingOptions => ({
  ...address.options,
  connectTimeout: CONNECT_MS,
  maxRetriesPerRequest: null,
  retryStrategy: (times) => Math.min(100 * times, MOST_RETRY_MS),
});

/** Throws RunError, one line without the password, when the server cannot be used. */
export async function checkConnection(address: RedisAddress): Promise<void> {
  const problems: string[] = [];
  const connection = new Redis({
    ...address.options,
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  connection.on("error", (error: Error) => problems.push(reasonOf(error)));
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    problems.push(reasonOf(error));
    throw new RunError(`${address.label}: ${problems.find((problem) => problem !== OTHER) ?? OTHER}`);
  } finally {
    connection.disconnect();
  }
}

const OTHER = "the connection failed";

const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there: is the Redis server running?",
  ENOENT: "there is no such socket: is the Redis server running?",
  ENOTFOUND: "the host is not known",
  EAI_AGAIN: "the host is not known",
  ETIMEDOUT: "no answer",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  EACCES: "permission denied",
  SELF_SIGNED_CERT_IN_CHAIN: "the certificate is not trusted: name its authority in NODE_EXTRA_CA_CERTS",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is not trusted: name it in NODE_EXTRA_CA_CERTS",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the certificate is not trusted: name its authority in NODE_EXTRA_CA_CERTS",
  ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is for another host",
};

/** Never the message itself, which might repeat what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return OTHER;
  const code = "code" in error ? String(error.code) : "";
  const known = CODES[code];
  if (known !== undefined) return known;
  if (/WRONGPASS|NOAUTH|invalid password|without any password/i.test(error.message)) {
    return "the server refused the user name or password";
  }
  if (/ETIMEDOUT|timed? ?out/i.test(error.message)) return "no answer";
  if (/NOPERM/.test(error.message)) return "the user lacks permissions";
  if (/DB index/.test(error.message)) return "there is no database of that number";
  return OTHER;
}
