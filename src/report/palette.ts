/** A colour as the drawings carry it (light surroundings) and what a dark page shows in its place. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** Everything in a chart that is not data. Each light value is used for one role only, since the dark page maps by value. */
export const ink: Readonly<Record<"surface" | "text" | "muted" | "axis" | "grid" | "wait", Colour>> = {
  surface: { light: "#ffffff", dark: "#171b21" },
  text: { light: "#1f2733", dark: "#e6e9ee" },
  muted: { light: "#5b6675", dark: "#a3adbb" },
  axis: { light: "#9aa4b1", dark: "#5d6877" },
  grid: { light: "#e7eaef", dark: "#2a313b" },
  wait: { light: "#c9d0d9", dark: "#4a5462" },
};

/**
 * Ten hues that stay apart for the common colour-vision deficiencies when next to each other, then a paler step of each.
 * A chart that needs more has too many series to be read.
 */
export const seriesColours: readonly Colour[] = [
  { light: "#2f6db5", dark: "#5b9be3" },
  { light: "#e08214", dark: "#f0a044" },
  { light: "#2a9d76", dark: "#46c79b" },
  { light: "#c2416b", dark: "#ea7398" },
  { light: "#7a5bb5", dark: "#a88be0" },
  { light: "#8a6d3b", dark: "#c4a468" },
  { light: "#1d9bb3", dark: "#4cc5dc" },
  { light: "#b8a200", dark: "#dbc83a" },
  { light: "#a63d2f", dark: "#de7a6c" },
  { light: "#66788a", dark: "#93a6b9" },
  { light: "#9dbde6", dark: "#31598b" },
  { light: "#f5c78a", dark: "#945b16" },
  { light: "#9ed8c3", dark: "#24745a" },
  { light: "#eba9bf", dark: "#8f3a55" },
  { light: "#c5b5e4", dark: "#5f4992" },
  { light: "#d4c19d", dark: "#75603a" },
  { light: "#9bd6e1", dark: "#1f7485" },
  { light: "#e3d778", dark: "#807318" },
  { light: "#dba69f", dark: "#8a382c" },
  { light: "#bcc7d2", dark: "#54626f" },
];

/** Series beyond the palette are gathered under this colour. */
export const otherColour: Colour = { light: "#8f98a3", dark: "#7d8794" };

/** In the order of the style sheet's classes. */
export const allSeriesColours: readonly Colour[] = [...seriesColours, otherColour];

/** From strong orange over a neutral middle to strong blue: values below and above 0, or from low to high by the second half. */
export const heatColours: readonly Colour[] = [
  { light: "#8a4708", dark: "#efb166" },
  { light: "#b5651a", dark: "#c47f2c" },
  { light: "#f3bf85", dark: "#8a5519" },
  { light: "#fbe3c8", dark: "#55391b" },
  { light: "#f0f2f5", dark: "#262c35" },
  { light: "#d3e3f5", dark: "#1e3a5a" },
  { light: "#a3c6ec", dark: "#275a91" },
  { light: "#3f7cc0", dark: "#3c82cc" },
  { light: "#245a97", dark: "#7db4f0" },
];
