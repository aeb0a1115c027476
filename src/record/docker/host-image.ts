import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Docker from "dockerode";

const tag = "descent-host:1";

/** What a program of the host needs of it. */
const folders = ["/bin", "/sbin", "/usr", "/lib", "/lib64", "/etc"];

/** The host's system folders, for containers to see read-only. */
export const systemFolders = (): readonly string[] => folders.filter((path) => existsSync(path));

/** An image of nothing but empty folders, made when the engine has none: no registry is asked. Returns its name. */
export async function hostImage(engine: Docker): Promise<string> {
  const known = await engine.listImages({ filters: { reference: [tag] } });
  if (known.length > 0) return tag;
  const root = mkdtempSync(join(tmpdir(), "descent-image-"));
  try {
    for (const path of [...folders, "/tmp", "/proc", "/sys", "/dev"]) mkdirSync(join(root, path));
    const tar = spawn("tar", ["-C", root, "-c", "."], { stdio: ["ignore", "pipe", "ignore"] });
    const [repo, version] = tag.split(":");
    const answer = await engine.importImage(tar.stdout, { repo, tag: version });
    await new Promise((done, fail) => engine.modem.followProgress(answer, (error) => (error ? fail(error) : done(0))));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return tag;
}
