import type { ServiceSummary } from "../../metrics/responses.js";
import type { ResponseRow } from "../service-rows.js";
import { csvRows } from "./csv-rows.js";

/** services.csv, read back. */
export const servicesOf = (file: string, text: string): readonly ServiceSummary[] =>
  csvRows(file, text, ["service", "node", "sent", "answered", "quantileError"]).map((row) => ({
    service: row.text("service"),
    node: row.textOrNull("node"),
    readySec: row.numberOrNull("readySec"),
    sent: row.number("sent"),
    answered: row.number("answered"),
    refused: row.number("refused"),
    lost: row.number("lost"),
    meanSec: row.numberOrNull("meanSec"),
    p50Sec: row.numberOrNull("p50Sec"),
    p90Sec: row.numberOrNull("p90Sec"),
    p95Sec: row.numberOrNull("p95Sec"),
    p99Sec: row.numberOrNull("p99Sec"),
    maxSec: row.numberOrNull("maxSec"),
    meanNetworkSec: row.numberOrNull("meanNetworkSec"),
    meanQueueSec: row.numberOrNull("meanQueueSec"),
    meanServiceSec: row.numberOrNull("meanServiceSec"),
    quantileError: row.number("quantileError"),
  }));

/** responses.csv, read back. */
export const responsesOf = (file: string, text: string): readonly ResponseRow[] =>
  csvRows(file, text, ["service", "fromSec", "toSec", "predictions", "answered", "meanSec"]).map((row) => ({
    service: row.text("service"),
    fromSec: row.numberOrNull("fromSec"),
    toSec: row.numberOrNull("toSec"),
    predictions: row.numberOrNull("predictions"),
    answered: row.number("answered"),
    meanSec: row.number("meanSec"),
    p50Sec: row.number("p50Sec"),
    p95Sec: row.number("p95Sec"),
    maxSec: row.number("maxSec"),
  }));
