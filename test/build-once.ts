import { execFileSync } from "node:child_process";

/** Builds dist/ once before the tests, since the command-line tests run what a user runs. */
export default function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
}
