const rows = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `fc-${String(first + index).padStart(2, "0")}`);

/** The published numbers that each figure of the source shows or that are told of it. */
export const figureClaims: Readonly<Record<string, readonly string[]>> = {
  "3.1": rows(80, 83),
  "6.1": [...rows(1, 12), "fc-27"],
  "6.2": [...rows(13, 17), "fc-27"],
  "6.3": [...rows(18, 22), "fc-26"],
  "6.4": ["fc-26"],
  "6.5": rows(23, 24),
  "6.6": ["fc-25"],
  "Table 6.2": rows(13, 22),
  "6.7": [...rows(30, 41)],
  "6.8": rows(34, 37),
  "6.9": ["fc-42"],
  "6.10": rows(50, 55),
  "6.15": rows(60, 72),
};
