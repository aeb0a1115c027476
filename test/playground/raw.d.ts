/** A file as text, as Vite gives it to the playground and to its tests. */
declare module "*?raw" {
  const text: string;
  export default text;
}
