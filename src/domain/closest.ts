/** The known word that an unknown one most likely meant; null when there is none to choose from. */
export function closest(word: string, known: readonly string[]): string | null {
  const scored = known.map((candidate) => ({ candidate, cost: editDistance(word, candidate) }));
  return (
    scored.reduce((best, next) => (next.cost < best.cost ? next : best), { candidate: "", cost: Infinity }).candidate ||
    null
  );
}

/** Longer words cannot be meant by a typing slip, and would cost quadratic time. */
const LONGEST = 64;

/** Levenshtein distance that ignores case. */
function editDistance(left: string, right: string): number {
  const from = left.slice(0, LONGEST).toLowerCase();
  const to = right.slice(0, LONGEST).toLowerCase();
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
