import "./no-eval.js";
import { InputError } from "../domain/errors.js";
import type { Answer, Request } from "./messages.js";
import { drawStudy } from "./study/draw-study.js";
import { momentOf } from "./study/moment.js";
import type { SideName } from "./study/settings.js";
import { type Step, stepsOf } from "./study/steps.js";
import { Laboratory, type Study } from "./study/study.js";

/** Simulates beside the page, so that sliders never wait for a simulation. */
const laboratory = new Laboratory();
let last: { readonly study: Study; readonly steps: Readonly<Record<SideName, readonly Step[]>> } | null = null;

addEventListener("message", (event: MessageEvent<Request>) => postMessage(answer(event.data)));

function answer(request: Request): Answer {
  try {
    return request.kind === "draw" ? draw(request) : look(request);
  } catch (error) {
    return refusal(request.id, error);
  }
}

function draw({ id, text, settings }: Extract<Request, { kind: "draw" }>): Answer {
  const study = laboratory.run(text, settings);
  last = { study, steps: { left: steps(study, "left"), right: steps(study, "right") } };
  return { kind: "drawn", id, picture: drawStudy(study, last.steps) };
}

/** A slider often leaves one of the two runs as it was. */
const steps = ({ runs }: Study, side: SideName): readonly Step[] =>
  last?.study.runs[side] === runs[side] ? last.steps[side] : stepsOf(runs[side]);

function look({ id, side, step }: Extract<Request, { kind: "look" }>): Answer {
  const known = last?.steps[side] ?? [];
  const moment = last === null || known.length === 0 ? null : momentOf(last.study.runs[side], known, step);
  return { kind: "looked", id, moment };
}

function refusal(id: number, error: unknown): Answer {
  if (!(error instanceof InputError)) {
    return { kind: "refused", id, problem: `the simulator failed: ${String(error)}`, line: null };
  }
  const line = /^line (\d+)/.exec(error.place)?.[1];
  return { kind: "refused", id, problem: error.message, line: line === undefined ? null : Number(line) };
}
