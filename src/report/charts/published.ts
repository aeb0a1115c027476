import { ink } from "../palette.js";

/** How a published value looks in every chart: a diamond with a rim that sets it off from what is below. */
export const publishedMark: {
  type: "point";
  filled: true;
  opacity: 1;
  size: number;
  stroke: string;
  strokeWidth: number;
} = { type: "point", filled: true, opacity: 1, size: 80, stroke: ink.surface.light, strokeWidth: 1.2 };

/** The shape channel of rows that `asPublished` gives; it is there for its legend. */
export const publishedShape: {
  field: "mark";
  type: "nominal";
  scale: { domain: string[]; range: string[] };
  legend: { symbolFillColor: string; symbolStrokeWidth: number; symbolSize: number };
} = {
  field: "mark",
  type: "nominal",
  scale: { domain: ["published"], range: ["diamond"] },
  legend: { symbolFillColor: ink.text.light, symbolStrokeWidth: 0, symbolSize: 80 },
};

export const asPublished = <Row extends object>(row: Row): Row & { readonly mark: "published" } => ({
  ...row,
  mark: "published",
});
