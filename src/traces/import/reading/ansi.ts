/** A line as a terminal shows it, without colours and cursor movements, and with backspaces taken as they are meant. */
export function plainText(line: string): string {
  const text = line.includes(ESCAPE) ? line.split(ESCAPE).map(afterEscape).join("") : line;
  return text.includes("\b") ? text.replace(/[\b]+/g, "\r") : text;
}

const ESCAPE = "\u001b";

/** What follows an escape sequence; the first part of a line follows none. */
const afterEscape = (part: string, index: number): string =>
  index === 0 ? part : part.replace(/^\[[\d;?]*[A-Za-z]/, "");
