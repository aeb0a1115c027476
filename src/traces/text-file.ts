/** A file's text or, as a value, why it cannot be had. */
export type TextFile =
  | { readonly kind: "text"; readonly path: string; readonly text: string }
  | { readonly kind: "refused"; readonly problem: string };
