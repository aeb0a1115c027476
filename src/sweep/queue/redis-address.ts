import { InputError } from "../../domain/errors.js";

/** Where a Redis or Valkey server is. Only `label` may be shown: `options` hold the password. */
export interface RedisAddress {
  readonly label: string;
  readonly options: RedisAddressOptions;
}

export interface RedisAddressOptions {
  readonly host?: string;
  readonly port?: number;
  /** Of a Unix socket. */
  readonly path?: string;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: { readonly servername: string };
}

const HELP =
  "must be such as redis://user:password@host:6379/0, rediss://... for TLS, or unix://user:password@/path/of/socket?db=0";

/** Reads a URL. Throws InputError, which never repeats it: it may hold a password. */
export function parseRedisUrl(text: string): RedisAddress {
  // A URL with a user needs a host, which a socket has not.
  const complete = text.replace(/^(unix:\/\/[^/]*@)\//, "$1socket/");
  const url = URL.canParse(complete) ? new URL(complete) : null;
  if (url === null) throw new InputError("--redis", "", HELP);
  const login = {
    ...(url.username === "" ? {} : { username: decode(url.username) }),
    ...(url.password === "" ? {} : { password: decode(url.password) }),
  };
  if (url.protocol === "unix:") {
    const path = decode(url.pathname);
    const db = database(url.searchParams.get("db") ?? "");
    if (path === "") throw new InputError("--redis", "", HELP);
    return { label: `unix://${path}`, options: { path, db, ...login } };
  }
  if ((url.protocol !== "redis:" && url.protocol !== "rediss:") || url.hostname === "") {
    throw new InputError("--redis", "", HELP);
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = url.port === "" ? 6379 : Number(url.port);
  const db = database(url.pathname.slice(1));
  const tls = url.protocol === "rediss:" ? { tls: { servername: host } } : {};
  return { label: `${url.protocol}//${url.hostname}:${port}/${db}`, options: { host, port, db, ...login, ...tls } };
}

function database(text: string): number {
  if (!/^\d*$/.test(text)) throw new InputError("--redis", "", HELP);
  return Number(text);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InputError("--redis", "", "holds a % that is not followed by two hexadecimal digits: write it as %25");
  }
}
