import { linesChart } from "../charts/lines.js";
import { responsesChart } from "../charts/responses.js";
import { timeSpan } from "../charts/time-span.js";
import { formatFixed } from "../format.js";
import type { RunChart } from "./figure.js";

const none = "no job of the run answers requests";
/** Services that have colours of their own. */
const servicesMax = 20;
const tooMany = `it shows at most ${servicesMax} services; responses.csv has all of them`;

const serviceCount = (rows: readonly { readonly service: string }[]): number =>
  new Set(rows.map(({ service }) => service)).size;

export const responsesEntry: RunChart = {
  name: "responses",
  describe: "response times of services over time",
  draw(data) {
    const rows = data.responses.filter(({ fromSec }) => fromSec !== null);
    if (rows.length === 0) return none;
    if (serviceCount(rows) > servicesMax) return tooMany;
    const isOne = serviceCount(rows) === 1;
    const what = isOne ? "Median, 95th percentile and slowest response" : "95th percentile of the responses";
    return {
      heading: "Response times",
      spec: responsesChart(rows, timeSpan(data)),
      caption: `${what} to the requests sent within each interval, network included; percentiles within 1 %. responses.csv has the intervals.`,
      headers: { series: isOne ? "percentile" : "service" },
    };
  },
};

export const responseSizesEntry: RunChart = {
  name: "response-sizes",
  describe: "response times of services against the predictions that a request asks for",
  draw(data) {
    const rows = data.responses.filter(({ predictions }) => predictions !== null);
    if (rows.length === 0) return none;
    if (serviceCount(rows) > servicesMax) return tooMany;
    const sizes = new Set(rows.map(({ predictions }) => predictions)).size;
    if (sizes < 2) return "all requests ask for equally many predictions";
    const lines = [...new Set(rows.map(({ service }) => service))].map((name) => ({
      name,
      points: rows.filter(({ service }) => service === name).map((row) => [row.predictions!, row.meanSec] as const),
    }));
    const titles = { xTitle: "predictions in one request", yTitle: "mean response time (s)" };
    return {
      heading: "Response time by size",
      spec: linesChart({ ...titles, lines, marks: [] }),
      caption: `Mean response time at each of the ${formatFixed(sizes, 0)} numbers of predictions that requests ask for.`,
      headers: { series: "service" },
    };
  },
};
