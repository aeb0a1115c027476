/** Four 32-bit words. */
type Words = readonly [number, number, number, number];

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;
const TWO_32 = 2 ** 32;

/**
 * Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): four random words as a pure
 * function of a counter and a key. Nothing is stored, so a value can be asked for at any time and in any order.
 */
export function philox(counter: Words, keyLow: number, keyHigh: number): Words {
  let [a, b, c, d] = counter;
  for (let round = 0; round < ROUNDS; round++) {
    const key0 = keyLow + Math.imul(round, WEYL_0);
    const key1 = keyHigh + Math.imul(round, WEYL_1);
    const next: Words = [
      (highProduct(MULTIPLIER_1, c) ^ b ^ key0) >>> 0,
      Math.imul(MULTIPLIER_1, c) >>> 0,
      (highProduct(MULTIPLIER_0, a) ^ d ^ key1) >>> 0,
      Math.imul(MULTIPLIER_0, a) >>> 0,
    ];
    [a, b, c, d] = next;
  }
  return [a, b, c, d];
}

/**
 * Standard normal that belongs to one report of one job in one run: always the same for the same three numbers, and
 * unrelated for any others.
 *
 * @param seed any safe integer
 * @param jobIndex 0 or more, below 2^32, as is `reportNumber`
 */
export function hashedNormal(seed: number, jobIndex: number, reportNumber: number): number {
  const seedHigh = Math.floor(seed / TWO_32) >>> 0;
  const [a, b, c, d] = philox([jobIndex >>> 0, reportNumber >>> 0, 0, 0], seed >>> 0, seedHigh);
  // Box-Muller; the half keeps the logarithm away from 0.
  const radius = Math.sqrt(-2 * Math.log((a + (b + 0.5) / TWO_32) / TWO_32));
  return radius * Math.cos(2 * Math.PI * ((c + d / TWO_32) / TWO_32));
}

/** Uniform in [0, 1), a function of its three numbers like `hashedNormal` and unrelated to it. */
export function hashedUniform(seed: number, jobIndex: number, number: number): number {
  const [word] = philox([jobIndex >>> 0, number >>> 0, 1, 0], seed >>> 0, Math.floor(seed / TWO_32) >>> 0);
  return word / TWO_32;
}

/** The upper 32 bits of the 64-bit product of two 32-bit words. Works on halves: a double holds 53 bits only. */
function highProduct(left: number, right: number): number {
  const leftLow = left & 0xffff;
  const leftHigh = left >>> 16;
  const rightLow = right & 0xffff;
  const rightHigh = right >>> 16;
  const middle = leftHigh * rightLow + ((leftLow * rightLow) >>> 16);
  const carry = leftLow * rightHigh + (middle & 0xffff);
  return leftHigh * rightHigh + (middle >>> 16) + (carry >>> 16);
}
