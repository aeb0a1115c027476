import { Document, isMap, isScalar, visit } from "yaml";
import type { ModelLibrary } from "../domain/model-library.js";

/** Digits that are written: far more than any fit knows, and few enough that every machine writes the same. */
const DIGITS = 6;

/** The file of a library. Estimates stand on one line each. */
export function libraryYaml(library: ModelLibrary): string {
  const document = new Document(rounded(library));
  document.commentBefore =
    " Job models fitted to recordings by descent calibrate. Not to be edited: fit again instead.";
  visit(document, {
    Map(_, map) {
      if (map.items.some(({ key }) => isScalar(key) && ["estimate", "sha256"].includes(String(key.value))))
        map.flow = true;
    },
    Seq(_, seq) {
      if (seq.items.length > 0 && !seq.items.some(isMap)) seq.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(DIGITS));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]));
}
