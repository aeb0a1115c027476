import type { ImportFormat } from "./format.js";
import { borg } from "./formats/borg.js";
import { compose } from "./formats/compose.js";
import { dockerStats } from "./formats/docker-stats.js";
import { elasticflow } from "./formats/elasticflow.js";
import { flowconLogs } from "./formats/flowcon.js";
import { kerasCsv, kerasLog, tensorboard } from "./formats/keras.js";
import { kubernetes } from "./formats/kubernetes.js";
import { mlperf } from "./formats/mlperf.js";
import { openb } from "./formats/openb.js";
import { philly } from "./formats/philly.js";
import { prometheus } from "./formats/prometheus.js";
import { acme, helios } from "./formats/slurm-tables.js";
import { swf } from "./formats/swf.js";

/** Every format, in the order in which they are listed. */
export const importFormats: readonly ImportFormat[] = [
  openb,
  elasticflow,
  swf,
  philly,
  helios,
  acme,
  borg,
  dockerStats,
  prometheus,
  kerasCsv,
  kerasLog,
  tensorboard,
  mlperf,
  flowconLogs,
  kubernetes,
  compose,
];
