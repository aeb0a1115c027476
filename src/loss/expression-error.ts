/** An expression that cannot be used as a loss. The message names the character, the problem and what is allowed. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  /** Where the problem begins, counted from 1. */
  readonly character: number;

  constructor(character: number, problem: string) {
    super(`character ${character}: ${problem}`);
    this.character = character;
  }
}
