import type { SeriesPicture } from "../study/picture.js";
import { scheme } from "./canvas.js";
import { element } from "./dom.js";

/** Which colour is which job or model. */
export function legend(series: readonly SeriesPicture[]): HTMLElement {
  const items = series.map(({ name, colour }) => {
    const swatch = element("span", { class: "swatch", "aria-hidden": "true" });
    swatch.style.backgroundColor = colour[scheme()];
    return element("li", {}, swatch, name);
  });
  return element("ul", { class: "legend", "aria-label": "Colours" }, ...items);
}
