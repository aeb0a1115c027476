/** Told of everything in an object that is read differently than it is meant, or not at all. `path`: `spec.taints[]`. */
export type Remark = (path: string, why: string) => void;

/** For readers who need not know, as a scheduler's extender. */
export const noRemark: Remark = () => {};

/** What a JSON object may leave out or set to null. */
export type Maybe<T> = T | null | undefined;
