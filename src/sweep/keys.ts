import { parse } from "yaml";
import type { Cell } from "./plan/cell.js";
import type { SweepSource } from "./source.js";

/** A cryptographic hash of a text, in hexadecimal. Given from outside, since this layer also runs where there is no node:crypto. */
export type Hash = (text: string) => string;

/** 80 bits: among a billion cells two are alike with a probability below one in a million. */
const CELL_HASH_DIGITS = 20;

/**
 * What two sweeps must share for a run of one to stand for a run of the other: the version of Descent, the scenario (its
 * meaning, not its layout or comments), its traces and its modules of schedulers, by content.
 */
export function sweepIdentity(source: SweepSource, descentVersion: string, hash: Hash): string {
  const traces = Object.entries(source.traces).toSorted(([left], [right]) => (left < right ? -1 : 1));
  const plugins = source.plugins.map(({ sha256 }) => sha256);
  const parts = [descentVersion, parse(source.text), source.overrides, traces];
  return hash(canonical(plugins.length === 0 ? parts : [...parts, plugins]));
}

/** Names a cell by what it sets, whatever the order: the same cell of a larger sweep has the same hash. */
export function cellHash(identity: string, cell: Cell, hash: Hash): string {
  const overrides = cell.overrides
    .map(({ path, value }) => [path, value] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return hash(canonical([identity, overrides])).slice(0, CELL_HASH_DIGITS);
}

/** The key of a run: a hash of version, scenario, traces and parameters, then the seed. */
export const runKey = (hashOfCell: string, seed: number): string => `${hashOfCell}-${seed}`;

const KEY = /^[0-9a-f]{20}-\d+$/;

/** null: not a key. */
export function parseRunKey(text: string): { readonly hashOfCell: string; readonly seed: number } | null {
  if (!KEY.test(text)) return null;
  return { hashOfCell: text.slice(0, CELL_HASH_DIGITS), seed: Number(text.slice(CELL_HASH_DIGITS + 1)) };
}

/** JSON with the keys of every mapping in order, so that equal values give equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : item,
  );
