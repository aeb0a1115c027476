/** What a terminal is taken to be wide when nobody says. */
export const TERMINAL_WIDTH = 100;

/** Items of a list in lines of at most `width` characters, none of them cut: an item alone may be longer than its line. */
export function wrapItems(items: readonly string[], separator: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const [index, item] of items.entries()) {
    const text = index < items.length - 1 ? item + separator.trimEnd() : item;
    const gap = separator.slice(separator.trimEnd().length);
    const line = lines.at(-1);
    if (line !== undefined && line.length + gap.length + text.length <= width)
      lines[lines.length - 1] = line + gap + text;
    else lines.push(text);
  }
  return lines;
}

/**
 * Running text in lines of at most `width` characters, each after `indent`; each line ends in a line feed. A number keeps
 * its unit beside it.
 */
export const wrapText = (text: string, width: number, indent = ""): string =>
  wrapItems(text.split(/\s+(?![%s](?:\W|$))/), " ", width - indent.length)
    .map((line) => `${indent}${line}\n`)
    .join("");
