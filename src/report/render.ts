import type { TopLevelSpec } from "vega-lite";
import { textWidthPx } from "./text-width.js";

export interface RenderOptions {
  /** What a screen reader says in place of the drawing. */
  readonly description: string;
}

interface TextMetrics {
  width: (item: { readonly fontSize?: number; readonly limit?: number }, text: unknown) => number;
}

/**
 * Draws a chart as an SVG string, with no browser and no installed fonts: the same bytes on every machine. The drawing
 * libraries are loaded at the first call, since they take longer to load than most runs take to simulate.
 */
export async function renderSvg(spec: TopLevelSpec, options: RenderOptions): Promise<string> {
  const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
  // Left to itself, Vega measures with node-canvas where that happens to be installed, else takes every letter as 0.8 em.
  const { textMetrics } = vega as unknown as { readonly textMetrics: TextMetrics };
  textMetrics.width = measure;
  const view = new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: "none" });
  try {
    return finish(await view.toSVG(), options.description);
  } finally {
    view.finalize();
  }
}

/** A label with a limit is cut to it, so it takes no more room than that. */
const measure: TextMetrics["width"] = (item, text) => {
  const widthPx = textWidthPx(String(text ?? "").trim(), item.fontSize ?? 11);
  return item.limit !== undefined && item.limit > 0 ? Math.min(widthPx, item.limit) : widthPx;
};

/** Names the drawing, drops what helps neither reader nor browser, and rounds coordinates to a hundredth of a pixel. */
function finish(svg: string, description: string): string {
  return svg
    .replaceAll(/<path class="(?:foreground|background)"[^>]*(?:display="none"|d="M0,0h0v0h0Z")[^>]*\/>/g, "")
    .replaceAll(/<(?!svg)[^>]*>/g, (tag) =>
      tag
        .replace(/ aria-label="([js]\d+)"/, ' data-key="$1"')
        .replaceAll(/ (?:class|role|aria-[a-z]+|pointer-events)="[^"]*"/g, "")
        .replaceAll(' opacity="1"', "")
        .replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100)),
    )
    .replace(/<svg[^>]*>/, (tag) => `${openTag(tag, description)}<title>${escapeXml(description)}</title>`);
}

function openTag(tag: string, description: string): string {
  return tag
    .replace(/ class="[^"]*"/, "")
    .replace(/ xmlns:xlink="[^"]*"/, "")
    .replace(/>$/, ` role="img" aria-label="${escapeXml(description)}">`);
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
