/**
 * dropped: rows that are not in the scenario. changed: rows that are, but not as the file has them. assumed: what no file
 * says. unread: what the importer does not understand or has no use for.
 */
export type NoteKind = "dropped" | "changed" | "assumed" | "unread";

/** One reason, how often it came up, and where first. */
export interface Note {
  readonly kind: NoteKind;
  readonly text: string;
  readonly count: number;
  /** `pods.csv line 12`; null: not about a place. */
  readonly first: string | null;
}

/** What happened to the rows of an import besides being imported. Memory grows with the reasons, not with the rows. */
export class Notes {
  readonly #notes: Map<string, Note> = new Map();

  /** @param place such as `pods.csv line 12`, made only for the first of a kind */
  add(kind: NoteKind, text: string, place: (() => string) | null = null): void {
    const key = `${kind} ${text}`;
    const known = this.#notes.get(key);
    const first = known === undefined ? (place?.() ?? null) : known.first;
    this.#notes.set(key, { kind, text, count: (known?.count ?? 0) + 1, first });
  }

  /** By kind, each in the order in which they first came up. */
  list(): readonly Note[] {
    const all = [...this.#notes.values()];
    return kinds.flatMap((kind) => all.filter((note) => note.kind === kind));
  }
}

const kinds: readonly NoteKind[] = ["dropped", "changed", "assumed", "unread"];
