import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { PageKit } from "../report/html/page.js";

/** The scripts of pages, in the order of their controls. */
const names = ["theme", "downloads", "selection", "scrolling"];

/** What pages of the command line come with. */
export const pageKit = (): PageKit => ({
  scripts: names.map((name) => readFileSync(new URL(`../report/page/${name}.js`, import.meta.url), "utf8")),
  sha256: (text) => createHash("sha256").update(text).digest("base64"),
});
