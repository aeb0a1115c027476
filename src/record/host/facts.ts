import { arch, cpus, release, totalmem, type } from "node:os";

/** What readers want to know of the machine; nothing that names it. */
export const hostFacts = (): Readonly<Record<string, string | number>> => ({
  processor: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 1024 / 1024),
  system: `${type()} ${release()} ${arch()}`,
});
