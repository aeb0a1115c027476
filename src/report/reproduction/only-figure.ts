import type { Reproduction } from "../../domain/reproduction.js";
import { figureName } from "./figure.js";

/** Only one figure and the published numbers that belong to it; null: there is no such figure. */
export function onlyFigure(reproduction: Reproduction, id: string): Reproduction | null {
  const figure = reproduction.figures.find((each) => each.id === id || figureName(each) === id);
  if (figure === undefined) return null;
  const outcomes = reproduction.outcomes.filter(({ published }) => figure.claims.includes(published.id));
  return { ...reproduction, outcomes, figures: [figure], summary: [] };
}
