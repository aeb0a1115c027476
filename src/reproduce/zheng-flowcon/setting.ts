import type { SchedulerChoice } from "../../scenario/scenario.js";

/** How FlowCon is set; null: without FlowCon, which the source calls NA. */
export type Setting = { readonly alpha: number; readonly intervalSec: number } | null;

export const settingText = (setting: Setting): string =>
  setting === null ? "NA" : `${100 * setting.alpha} %, ${setting.intervalSec} s`;

export const schedulerOf = (setting: Setting): SchedulerChoice =>
  setting === null ? { name: "fair-share", params: {} } : { name: "flowcon", params: setting };
