import type { Action } from "../domain/action.js";

/** The answer "change nothing", shared so that asking costs no memory. */
export const noActions: readonly Action[] = [];
