/**
 * Bad input: what the user gave cannot be used. The message is one line that names the file, the place in it, the problem
 * and what is allowed. The command line prints it and exits with 2.
 */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly file: string;
  readonly place: string;

  /** @param place a path such as `jobs[2].workCpuSec` or `line 3`; empty when the whole file is meant */
  constructor(file: string, place: string, problem: string) {
    super(
      [file, place, problem]
        .filter((part) => part !== "")
        .map(oneLine)
        .join(": "),
    );
    this.file = file;
    this.place = place;
  }
}

/** The input was good but the run could not reach its end. The command line prints it and exits with 1. */
export class RunError extends Error {
  override readonly name = "RunError";
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, " ").trim();
