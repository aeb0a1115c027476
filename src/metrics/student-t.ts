import { assert } from "../domain/assert.js";

/**
 * The value that Student's t exceeds with probability 1 - `probability`.
 *
 * @param degrees whole and at least 1, or Infinity for the normal distribution
 * @param probability in (0, 1)
 */
export function studentQuantile(degrees: number, probability: number): number {
  assert(probability > 0 && probability < 1, `probability out of range: ${probability}`);
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentQuantile(degrees, 1 - probability);
  let low = 0;
  let high = 1;
  while (studentCdf(degrees, high) < probability) high *= 2;
  // Bisection to the last bit: at most about 60 rounds, and no derivative that could mislead it.
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentCdf(degrees, middle) < probability) low = middle;
    else high = middle;
  }
  return high;
}

/** P(T <= t) for t >= 0. */
function studentCdf(degrees: number, t: number): number {
  if (degrees === Number.POSITIVE_INFINITY) return normalCdf(t);
  assert(Number.isInteger(degrees) && degrees >= 1, `not a number of degrees of freedom: ${degrees}`);
  return 0.5 + centralProbability(degrees, t) / 2;
}

/** P(-t <= T <= t) as a finite sum, exact for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
function centralProbability(degrees: number, t: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const odd = degrees % 2 === 1;
  const cosSquared = Math.cos(angle) ** 2;
  let term = odd ? Math.cos(angle) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= cosSquared * ((power - 1) / power);
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** The series of Marsaglia (2004), whose terms are all positive, so that nothing cancels; 1 to double precision beyond 8.3. */
function normalCdf(x: number): number {
  if (x > 8.3) return 1;
  let term = x;
  let sum = x;
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
