import { angelopoulos } from "./angelopoulos/angelopoulos.js";
import { apostolakos } from "./apostolakos/apostolakos.js";
import { gke } from "./gke/gke.js";
import { patil } from "./patil/patil.js";
import type { SourceReproduction } from "./source-reproduction.js";
import { zhengFlowCon } from "./zheng-flowcon/zheng-flowcon.js";
import { zhengSpeCon } from "./zheng-specon/zheng-specon.js";

/** Every source document that can be reproduced. */
export const reproductions: readonly SourceReproduction[] = [
  angelopoulos,
  apostolakos,
  gke,
  patil,
  zhengFlowCon,
  zhengSpeCon,
];
