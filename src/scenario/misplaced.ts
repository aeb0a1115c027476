import type { Path } from "../domain/path.js";

/** A problem at a place of the scenario. `parseScenario` turns it into an InputError with the file and the line. */
export class Misplaced extends Error {
  override readonly name = "Misplaced";
  readonly path: Path;

  constructor(path: Path, problem: string) {
    super(problem);
    this.path = path;
  }
}
