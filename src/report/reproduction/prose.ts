import { escapeHtml } from "../html/escape.js";

/** Running text as markup: a number keeps its unit beside it, and what stands between backticks is code. */
export const proseHtml = (text: string): string =>
  escapeHtml(text)
    .replaceAll(/(\d) (?=(?:%|s)(?:\W|$))/g, "$1&nbsp;")
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>");
