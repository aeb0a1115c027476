import { describe, expect, it } from "vitest";
import { parseMemoryMb, parseQuantity } from "../../src/domain/quantity.js";

describe("a resource quantity", () => {
  it.each([
    ["500m", 0.5],
    ["100m", 0.1],
    ["2", 2],
    [2, 2],
    [".5", 0.5],
    ["1e3", 1000],
    ["250u", 0.00025],
    ["2Gi", 2_147_483_648],
    ["1.5G", 1.5e9],
    ["512Ki", 524_288],
    // docker stats: KiB is 1024 bytes and kB is 1000.
    ["1KiB", 1024],
    ["1kB", 1000],
    ["0B", 0],
    ["1.944GiB", 1.944 * 2 ** 30],
    [" 3E ", 3e18],
  ])("%j is %d", (text, amount) => {
    expect(parseQuantity(text)).toBe(amount);
  });

  it.each([["-1"], [""], ["x"], ["1 Gi Gi"], ["0x10"], ["1e999"], [Number.NaN], [-1], [null], [{}], ["1Zi"]])(
    "%j is none",
    (text) => {
      expect(parseQuantity(text)).toBeNull();
    },
  );

  it("of memory is in MB of 2 to the 20 bytes", () => {
    expect([parseMemoryMb("2Gi"), parseMemoryMb("1M"), parseMemoryMb("many")]).toEqual([2048, 1e6 / 2 ** 20, null]);
  });
});
