import { parseScenario } from "../scenario/parse.js";
import type { Scenario } from "../scenario/scenario.js";

/** A scenario from a document as a YAML file would hold it, through the same parser, so that nothing is defaulted twice. */
export const scenarioOf = (document: { readonly name: string } & Readonly<Record<string, unknown>>): Scenario =>
  parseScenario(JSON.stringify(document), document.name, { readTrace: noTrace });

const noTrace = (): never => {
  throw new Error("a scenario of a reproduction reads no trace");
};
