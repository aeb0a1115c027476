/** Advance widths of printable ASCII in thousandths of the font size; Helvetica's, which most interface fonts are close to. */
const widths = new Map<string, number>();
const classes: readonly (readonly [thousandths: number, characters: string])[] = [
  [222, "ijl'|`"],
  [278, " ftI!,./:;[]\\"],
  [333, "r()-{}"],
  [355, '"*^'],
  [500, "cksvxyzJ"],
  [556, "abdeghnopqu0123456789_$?#L"],
  [584, "+<=>~"],
  [611, "FTZ"],
  [667, "ABEKPSVXY&"],
  [722, "CDHNRUw"],
  [778, "GOQ"],
  [833, "mM"],
  [944, "W%"],
  [1015, "@"],
];
for (const [thousandths, characters] of classes) for (const character of characters) widths.set(character, thousandths);

/** Room for fonts wider than Helvetica, since a label that is cut is worse than a gap. */
const WIDEST_FONT = 1.14;
/** A character outside ASCII is taken as an em wide, right for ideographs and generous for the rest. */
const OTHER_CHARACTER = 1000;

/** Width of a line of text in pixels, the same on every machine because it looks at no installed font. */
export function textWidthPx(text: string, fontSizePx: number): number {
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const latin = code >= 0xa0 && code < 0x2c0;
    thousandths += widths.get(character) ?? (latin || character === "…" || character === "−" ? 600 : OTHER_CHARACTER);
  }
  return (thousandths / 1000) * fontSizePx * WIDEST_FONT;
}
