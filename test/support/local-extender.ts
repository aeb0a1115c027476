import type { HttpCall } from "../../src/domain/http-call.js";
import { answerExtender } from "../../src/schedulers/extender/answer.js";
import { type ServedName, servedExtenders } from "../../src/schedulers/extender/served.js";

/** What `descent extender` answers, without a network between. */
export const localExtender = (name: ServedName): HttpCall => {
  const extender = servedExtenders[name]();
  return ({ url, body }) => ({ kind: "answer", ...answerExtender(extender, new URL(url).pathname, body) });
};
