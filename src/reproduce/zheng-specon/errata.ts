/** Where the source contradicts itself, by row. Shown beside the row, never corrected in silence. */
export const errata: Readonly<Record<string, string>> = {
  "sc-16": "Fig. 6.17 gives 8.0 % for alpha 0.05 and 30 s; Fig. 6.18 gives 3.2 % for the same setting (sc-18).",
  "sc-18": "Fig. 6.18 gives 3.2 % for alpha 0.05 and 30 s; Fig. 6.17 gives 8.0 % for the same setting (sc-16).",
};

/** Contradictions that belong to no single number. */
export const generalErrata: readonly string[] = [
  "Lines 10 to 12 of Algorithm 3 take a container out of PC and put it in WC although it is in WC already; the text moves it " +
    "from WC to CC. The text is followed.",
];
