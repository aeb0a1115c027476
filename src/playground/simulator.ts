import type { Answer, Request } from "./messages.js";
import type { Moment } from "./study/moment.js";
import type { StudyPicture } from "./study/picture.js";
import type { Settings, SideName } from "./study/settings.js";

export type Drawing =
  | { readonly kind: "drawn"; readonly picture: StudyPicture }
  | { readonly kind: "refused"; readonly problem: string; readonly line: number | null };

/**
 * The worker, as the page sees it. While it simulates only the newest wish is kept: a slider that moves faster than the
 * simulator skips values, it never queues them.
 */
export class Simulator {
  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  readonly #onDrawn: (drawing: Drawing) => void;
  readonly #looks: Map<number, (moment: Moment | null) => void> = new Map();
  #next = 1;
  #isBusy = false;
  #wish: { readonly text: string; readonly settings: Settings } | null = null;

  constructor(onDrawn: (drawing: Drawing) => void) {
    this.#onDrawn = onDrawn;
    this.#worker.addEventListener("message", (event: MessageEvent<Answer>) => this.#answered(event.data));
    this.#worker.addEventListener("error", () =>
      onDrawn({ kind: "refused", problem: "the simulator could not be started", line: null }),
    );
  }

  draw(text: string, settings: Settings): void {
    this.#wish = { text, settings };
    if (!this.#isBusy) this.#start();
  }

  /** null: the run has no such step, or a newer study took its place. */
  look(side: SideName, step: number): Promise<Moment | null> {
    return new Promise((resolve) => {
      const id = this.#send({ kind: "look", side, step });
      this.#looks.set(id, resolve);
    });
  }

  #start(): void {
    if (this.#wish === null) return;
    this.#isBusy = true;
    this.#send({ kind: "draw", ...this.#wish });
    this.#wish = null;
  }

  #send(
    request: Omit<Extract<Request, { kind: "draw" }>, "id"> | Omit<Extract<Request, { kind: "look" }>, "id">,
  ): number {
    const id = this.#next;
    this.#next += 1;
    this.#worker.postMessage({ ...request, id });
    return id;
  }

  #answered(answer: Answer): void {
    const look = this.#looks.get(answer.id);
    if (look !== undefined) {
      this.#looks.delete(answer.id);
      look(answer.kind === "looked" ? answer.moment : null);
      return;
    }
    this.#isBusy = false;
    if (answer.kind === "drawn") this.#onDrawn({ kind: "drawn", picture: answer.picture });
    if (answer.kind === "refused") this.#onDrawn({ kind: "refused", problem: answer.problem, line: answer.line });
    this.#start();
  }
}
