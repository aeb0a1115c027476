/**
 * mathjs as one file, made from the same source as `mathjs`: it loads in a fifth of the time, since Node need not find and
 * read some thousand modules, and what is not called is not created.
 */
declare module "mathjs/lib/browser/math.js" {
  const bundle: Pick<typeof import("mathjs"), "parse">;
  export default bundle;
}
