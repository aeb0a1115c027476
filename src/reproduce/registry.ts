import { angelopoulos } from "./angelopoulos/angelopoulos.js";
import { gke } from "./gke/gke.js";
import type { SourceReproduction } from "./source-reproduction.js";
import { zhengFlowCon } from "./zheng-flowcon/zheng-flowcon.js";
import { zhengSpeCon } from "./zheng-specon/zheng-specon.js";

/** Every source document that can be reproduced. */
export const reproductions: readonly SourceReproduction[] = [angelopoulos, gke, zhengFlowCon, zhengSpeCon];
