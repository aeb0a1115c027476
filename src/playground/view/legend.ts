import type { SeriesPicture } from "../study/picture.js";
import { scheme } from "./canvas.js";
import { element } from "./dom.js";

/** Which colour is which job or model. */
export class Legend {
  readonly root: HTMLElement = element("ul", { class: "legend", "aria-label": "Colours" });
  #shown = "";

  show(series: readonly SeriesPicture[]): void {
    const shown = JSON.stringify([scheme(), series]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.root.replaceChildren(
      ...series.map(({ name, colour }) => {
        const swatch = element("span", { class: "swatch", "aria-hidden": "true" });
        swatch.style.backgroundColor = colour[scheme()];
        return element("li", {}, swatch, name);
      }),
    );
  }
}
