/** The known word that an unknown one most likely meant; null when none is near. */
export function closest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestCost = Math.max(2, word.length / 2);
  for (const candidate of known) {
    const cost = distance(word, candidate);
    if (cost > bestCost || (cost === bestCost && best !== null)) continue;
    best = candidate;
    bestCost = cost;
  }
  return best;
}

/** A longer text is no slip of the fingers, and comparing takes quadratic time. */
const LONGEST = 64;

/** Levenshtein distance that ignores case; a beginning of the other word, such as `work` of `workCpuSec`, is one step. */
function distance(left: string, right: string): number {
  const from = left.slice(0, LONGEST).toLowerCase();
  const to = right.slice(0, LONGEST).toLowerCase();
  if (from === to) return 0;
  if (from !== "" && (to.startsWith(from) || from.startsWith(to))) return 1;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
