import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { InputError } from "../../src/domain/errors.js";
import { example, exampleData, scenarioOf } from "./example.js";

/** Whatever a text says, the answer is a scenario or one line of complaint. */
function expectScenarioOrProblem(text: string): void {
  try {
    expect(scenarioOf(text).nodes.length).toBeGreaterThan(0);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^a\.yaml: [^\r\n]+$/);
    expect(error.message.length).toBeLessThan(2000);
  }
}

const words = [
  "name",
  "nodes",
  "jobs",
  "scheduler",
  "id",
  "cpus",
  "kind",
  "random",
  "fifo",
  "loss",
  "__proto__",
  "toString",
];

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    -1,
    0,
    1,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    [],
    {},
    "vae-pytorch",
    "fifo",
  ),
  fc.constantFrom(...words),
  fc.string(),
  fc.double(),
  fc.dictionary(fc.constantFrom(...words), fc.constantFrom<unknown>(1, "a", [], null)),
  fc.array(fc.constantFrom<unknown>(1, "a", {}, null), { maxLength: 3 }),
);

/** Every place of a document, as a list of keys. */
function placesOf(value: unknown, place: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...place, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const inner = replaceAt((value as Record<string, unknown>)[key], rest, by);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...(value as object), [key]: inner };
}

describe("any text is a scenario or one line of complaint:", () => {
  it("the example with values replaced", () => {
    const step = fc.tuple(fc.nat(), odd);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
        const mutated = steps.reduce<unknown>((document, [choice, value]) => {
          const places = placesOf(document);
          return replaceAt(document, places[choice % places.length]!, value);
        }, exampleData());
        expectScenarioOrProblem(stringify(mutated));
      }),
      { numRuns: 500 },
    );
  });

  it("a scheduler whose name is a mapping with a toString of its own", () => {
    expectScenarioOrProblem(stringify({ ...(exampleData() as object), scheduler: { name: { toString: 1 } } }));
  });

  it("the example with characters replaced", () => {
    const piece = fc.constantFrom(
      "",
      "\n",
      "  ",
      ":",
      "-",
      "{",
      "}",
      "[",
      "]",
      "&a",
      "*a",
      "!",
      "|",
      "#",
      '"',
      "'",
      "\t",
      "\0",
      "é",
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(example.length), fc.nat(6), piece), { minLength: 1, maxLength: 4 }),
        (cuts) => {
          expectScenarioOrProblem(
            cuts.reduce((text, [at, length, by]) => text.slice(0, at) + by + text.slice(at + length), example),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("text made of what YAML is made of", () => {
    const piece = fc.constantFrom(
      "\n",
      " ",
      "  ",
      ": ",
      "- ",
      "{",
      "}",
      "[",
      "]",
      ", ",
      "&a ",
      "*a",
      "!!int ",
      "? ",
      "| ",
      "---\n",
      "%YAML 1.1\n",
      ...words,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectScenarioOrProblem(pieces.join(""))),
      { numRuns: 500 },
    );
  });
});
