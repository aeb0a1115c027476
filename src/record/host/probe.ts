/** Numbers that the probe works on: 512 KB, more than a first-level cache holds. */
const size = 65_536;
const numbers = Float64Array.from({ length: size }, (_, index) => index);
const rounds = 1_500_000;

/** Does a fixed piece of work (arithmetic and memory, some 5 ms) and says how many seconds it took. */
export function probeSec(): number {
  const begin = process.hrtime.bigint();
  let at = 1;
  for (let round = 0; round < rounds; round += 1) {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    const index = at & (size - 1);
    numbers[index] = (numbers[index]! + round) * 0.5;
  }
  return Number(process.hrtime.bigint() - begin) / 1e9;
}
