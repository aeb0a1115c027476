import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { diskError } from "./disk-error.js";
import { syncDirectory } from "./repair.js";

/** Writes a file whole or not at all: a reader never meets half of it, and a full disk leaves the former one. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const partial = `${path}.new`;
  try {
    const file = await open(partial, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    throw diskError(path, error);
  }
}
