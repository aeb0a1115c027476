import type { Action } from "../../src/domain/action.js";
import type { OracleView } from "../../src/domain/view.js";
import { simulate } from "../../src/run/simulate.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import type { SchedulerPlugin } from "../../src/schedulers/scheduler.js";
import { localExtender } from "../support/local-extender.js";

/** What a scheduler does and looks at in a scenario that names it. */
export interface Conduct {
  readonly placesJobs: boolean;
  readonly movesCpu: boolean;
  readonly migrates: boolean;
  readonly watchesLoss: boolean;
}

export function conductOf(plugin: SchedulerPlugin, scenario: Scenario): Conduct {
  const actions = new Set<Action["kind"]>();
  const looks = new Set<PropertyKey>();
  const view = noting(looks);
  const watched: SchedulerPlugin = {
    ...plugin,
    name: "watched",
    create(_params, ...others) {
      const scheduler = plugin.create(scenario.scheduler.params, ...others);
      return {
        decide(trigger, given) {
          const answer = scheduler.decide(trigger, view(given));
          for (const { kind } of answer) actions.add(kind);
          return answer;
        },
      };
    },
  };
  simulate(scenario, { scheduler: watched, httpCall: localExtender("las-strict") });
  return {
    placesJobs: actions.has("place"),
    movesCpu: actions.has("limit") || actions.has("weigh"),
    migrates: actions.has("migrate"),
    watchesLoss: looks.has("loss"),
  };
}

/** The view itself, with a note taken of what is asked of it. */
function noting(looks: Set<PropertyKey>): (view: OracleView) => OracleView {
  const known = new WeakMap<OracleView, OracleView>();
  return (view) => {
    const proxy =
      known.get(view) ??
      new Proxy(view, {
        get(target, key) {
          looks.add(key);
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    known.set(view, proxy);
    return proxy;
  };
}
