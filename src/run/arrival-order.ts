/** Positions of the jobs in order of arrival; those that arrive together keep their order in the list. */
export function arrivalOrder(arrivalSec: Float64Array): Int32Array {
  const order = new Int32Array(arrivalSec.length);
  let sorted = true;
  for (let job = 0; job < order.length; job += 1) {
    order[job] = job;
    if (job > 0 && arrivalSec[job]! < arrivalSec[job - 1]!) sorted = false;
  }
  return sorted ? order : order.sort((a, b) => arrivalSec[a]! - arrivalSec[b]! || a - b);
}
