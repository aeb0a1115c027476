import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where Debian's package puts it; another place by the environment. */
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const isInstalled: boolean = existsSync(executablePath);

/** Pictures of pages land here, one PNG each. Git ignores the folder. */
const pictures = "results/screenshots";

/** A real Chromium without a window, which reaches nothing but this machine. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });

export interface PageOptions {
  readonly scheme?: "light" | "dark";
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly reducedMotion?: boolean;
}

/** A page and what went wrong on it since it was opened; the lists grow as it is used. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, violations of its security policy among them, uncaught exceptions, dialogs. */
  readonly problems: readonly string[];
  /** What it asked for beyond its own file, or beyond its own server. They are not answered. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Opens `address` (`file:` or `http:`), watched from before its first byte. */
export async function watchPage(browser: Browser, address: string, options: PageOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    colorScheme: options.scheme ?? "light",
    reducedMotion: options.reducedMotion === true ? "reduce" : "no-preference",
    viewport: { width: options.widthPx ?? 1280, height: options.heightPx ?? 900 },
    acceptDownloads: true,
  });
  const problems: string[] = [];
  const requests: string[] = [];
  await context.route(
    (url) => isForeign(url, new URL(address)),
    (route) => {
      requests.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(address);
  return { page, problems, requests, close: () => context.close() };
}

/** What a page made itself (`blob:`, `data:`) is its own. */
function isForeign(url: URL, address: URL): boolean {
  if (url.protocol === "blob:" || url.protocol === "data:") return false;
  return url.protocol === "file:" ? url.pathname !== address.pathname : url.origin !== address.origin;
}

/** Writes a PNG of the whole page to `results/screenshots/<name>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  // Hiding the caret would put a style into the page, which its security policy would rightly refuse.
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, caret: "initial" });
}
