import type { Moment } from "./study/moment.js";
import type { StudyPicture } from "./study/picture.js";
import type { Settings, SideName } from "./study/settings.js";

/** What the page asks of its worker. Answers carry the request's number. */
export type Request =
  | { readonly kind: "draw"; readonly id: number; readonly text: string; readonly settings: Settings }
  /** One step of the last study that was drawn. */
  | { readonly kind: "look"; readonly id: number; readonly side: SideName; readonly step: number };

export type Answer =
  | { readonly kind: "drawn"; readonly id: number; readonly picture: StudyPicture }
  | { readonly kind: "looked"; readonly id: number; readonly moment: Moment | null }
  /** The scenario cannot be simulated: one line, and the line of the text where it is known (from 1). */
  | { readonly kind: "refused"; readonly id: number; readonly problem: string; readonly line: number | null };
