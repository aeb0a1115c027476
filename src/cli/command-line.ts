/** The command as one would type it again: words that a shell would split or expand are quoted. */
export const commandLine = (words: readonly string[]): string => ["descent", ...words].map(quote).join(" ");

const quote = (word: string): string =>
  /^[\w@%+=:,./[\]-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
