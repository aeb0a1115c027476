import type { PublishedNumber } from "../domain/reproduction.js";
import type { Finding } from "./outcome.js";

/** How the rows of one group are judged: by id, from the published row. */
export type Claims = Readonly<Record<string, (published: PublishedNumber) => Finding>>;
