const EMPTY = 0;

/**
 * A set of texts of which only 64-bit hashes are kept, 16 to 32 bytes a text: ten million ids would take a gigabyte as
 * texts. Two of ten million texts are taken for one another with a probability of 3e-6.
 */
export class IdSet {
  #slots: Uint32Array = new Uint32Array(2 * 1024);
  #count = 0;

  /** Adds a text; false: it was there. */
  add(text: string): boolean {
    if (4 * this.#count > this.#slots.length) this.#grow();
    const [low, high] = hash(text);
    if (!insert(this.#slots, low, high)) return false;
    this.#count += 1;
    return true;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] !== EMPTY || old[at + 1] !== EMPTY) insert(this.#slots, old[at]!, old[at + 1]!);
    }
  }
}

function insert(slots: Uint32Array, low: number, high: number): boolean {
  const mask = slots.length / 2 - 1;
  for (let slot = low & mask; ; slot = (slot + 1) & mask) {
    const at = 2 * slot;
    if (slots[at] === EMPTY && slots[at + 1] === EMPTY) {
      slots[at] = low;
      slots[at + 1] = high;
      return true;
    }
    if (slots[at] === low && slots[at + 1] === high) return false;
  }
}

/** FNV-1a with two primes and bases, each finished by the mixer of MurmurHash3; never both 0. */
function hash(text: string): readonly [number, number] {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
  }
  const words: readonly [number, number] = [mixed(low), mixed(high)];
  return words[0] === EMPTY && words[1] === EMPTY ? [1, 0] : words;
}

function mixed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
