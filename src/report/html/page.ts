import { escapeHtml } from "./escape.js";

/** What a page needs that it cannot make itself; from the shell, which reads files and hashes. */
export interface PageKit {
  /** The modules of `../page/`, built. */
  readonly scripts: readonly string[];
  /** SHA-256 of a text's UTF-8 bytes, in base64: by it alone a page's security policy lets a script or style in. */
  readonly sha256: (text: string) => string;
}

export interface PageContent {
  readonly title: string;
  readonly descentVersion: string;
  readonly style: string;
  /** Markup of the page's one main element. */
  readonly main: string;
}

/**
 * One self-contained page: nothing is loaded, not even when a name in it is markup that would. Without a kit it has no
 * script, and everything on it can still be read.
 */
export function htmlPage({ title, descentVersion, style, main }: PageContent, kit: PageKit | null): string {
  const scripts = (kit?.scripts ?? []).map((script) => `<script type="module">${script}</script>\n`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style, kit)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Descent ${escapeHtml(descentVersion)}">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
${scripts.join("")}</body>
</html>
`;
}

/** Pictures may come from memory only: a drawing on its way to a PNG. */
function policy(style: string, kit: PageKit | null): string {
  if (kit === null) return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const hashOf = (text: string): string => `'sha256-${kit.sha256(text)}'`;
  const scripts = kit.scripts.length === 0 ? "'none'" : kit.scripts.map(hashOf).join(" ");
  return `default-src 'none'; script-src ${scripts}; style-src ${hashOf(style)}; img-src blob:; base-uri 'none'; form-action 'none'`;
}

export const section = (heading: string, body: string): string =>
  `<section>\n<h2>${escapeHtml(heading)}</h2>\n${body}\n</section>`;
