import { formatFixed } from "../format.js";
import { heatColours, ink } from "../palette.js";
import { CHART_WIDTH_PX, type ChartSpec, FONT_SIZE_PX, theme } from "./theme.js";

export interface HeatMap {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly valueTitle: string;
  readonly cells: readonly { readonly x: string; readonly y: string; readonly value: number }[];
}

const CELL_HEIGHT_PX = 38;
/** Steps of colour on one side of the middle one. */
const STEPS = (heatColours.length - 1) / 2;

/**
 * A value for each pair of two settings, printed in its cell. Colours are few, so that a dark page can replace them: from pale
 * to strong in one hue, or in two hues from 0 when values have both signs.
 */
export function heatMapChart({ xTitle, yTitle, valueTitle, cells }: HeatMap): ChartSpec {
  const colourOf = heatColour(cells.map((cell) => cell.value));
  const decimals = decimalsFor(Math.max(...cells.map((cell) => Math.abs(cell.value))));
  const rows = cells.map((cell) => {
    const step = colourOf(cell.value);
    return {
      ...cell,
      label: formatFixed(cell.value, decimals),
      colour: heatColours[step]!.light,
      ink: Math.abs(step - STEPS) > STEPS / 2 ? ink.surface.light : ink.text.light,
    };
  });
  const xs = [...new Set(cells.map((cell) => cell.x))];
  const ys = [...new Set(cells.map((cell) => cell.y))];
  const x = {
    field: "x",
    type: "nominal" as const,
    title: xTitle,
    scale: { domain: xs, paddingInner: 0.02 },
    axis: { labelAngle: 0, domain: false, ticks: false },
  };
  const y = {
    field: "y",
    type: "nominal" as const,
    title: yTitle,
    scale: { domain: ys, paddingInner: 0.06 },
    axis: { domain: false, ticks: false },
  };
  return {
    config: theme,
    title: valueTitle,
    width: CHART_WIDTH_PX,
    height: ys.length * CELL_HEIGHT_PX,
    data: { values: rows },
    layer: [
      { mark: { type: "rect" }, encoding: { x, y, fill: { field: "colour", type: "nominal", scale: null } } },
      {
        mark: { type: "text", fontSize: FONT_SIZE_PX },
        encoding: {
          x,
          y,
          text: { field: "label", type: "nominal" },
          color: { field: "ink", type: "nominal", scale: null },
        },
      },
    ],
  };
}

/** @returns the place of a value's colour in `heatColours` */
function heatColour(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low < 0 && high > 0) {
    const largest = Math.max(-low, high);
    return (value) => STEPS + Math.round((STEPS * value) / largest);
  }
  return (value) => STEPS + (high > low ? Math.round((STEPS * (value - low)) / (high - low)) : 0);
}

/** As many as leave the largest value three digits, so that a column can be read down. */
const decimalsFor = (largest: number): number =>
  largest > 0 && Number.isFinite(largest) ? Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(largest)))) : 0;
