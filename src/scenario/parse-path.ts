import type { Path } from "../domain/path.js";
import { shorten } from "../domain/shorten.js";
import { Misplaced } from "./misplaced.js";

/** The steps of `nodes[0].cpus`. Throws Misplaced when the text cannot be a path. */
export function parsePath(text: string): Path {
  if (!/^[^.[\]]+(\[\d+\]|\.[^.[\]]+)*$/.test(text)) {
    throw new Misplaced([], `cannot set ${shorten(text)}: write a path such as nodes[0].cpus or scheduler.name`);
  }
  return Array.from(text.matchAll(/\[(\d+)\]|[^.[\]]+/g), ([whole, index]) =>
    index === undefined ? whole : Number(index),
  );
}
