/**
 * Splits `flowcon:alpha=0.05:intervalSec=20` into the name and its parameters. A colon ends a value only where another
 * `name=` follows, so that a value may be a URL.
 */
export function splitChoice(text: string): { readonly name: string; readonly params: readonly string[] } {
  const [name = "", ...params] = text.split(/:(?=[A-Za-z]\w*(?:[.[][\w.\]]*)?=|$)/);
  return { name, params };
}
