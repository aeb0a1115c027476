import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Pixels for each unit of the drawing, so that text is sharp on paper. */
const scale = 2;

/** A drawing as a PNG, with the font that comes with the package: the same bytes on every machine. */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
  const require = createRequire(import.meta.url);
  const fonts = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((name) =>
    readFile(require.resolve(`dejavu-fonts-ttf/ttf/${name}`)),
  );
  await initWasm(await readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    background: "#ffffff",
    font: { fontBuffers: await Promise.all(fonts), defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" },
  });
  return drawing.render().asPng();
}
