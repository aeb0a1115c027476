/**
 * Layers of src/, low to high. A folder imports only from earlier lines, never from a neighbour on its own line. Type-only
 * imports count too.
 */
const layers = [
  ["domain"],
  ["random", "engine", "sharing", "loss", "kubernetes"],
  ["network"],
  ["cluster"],
  ["schedulers", "service", "workload", "traces"],
  ["scenario"],
  ["run", "metrics", "recording"],
  ["calibrate", "extender", "record", "reproduce", "sweep", "report", "validate"],
  ["api"],
  ["cli", "index", "playground"],
];

/** Pages that are built, not installed: they may use development packages, and read files by a bundler's suffixes. */
const page = "^src/playground/";

/** What runs outside a browser: the files that open files, start threads or talk to a terminal. */
const shell =
  "^src/(cli/|scenario/load(-plugins)?\\.ts$|traces/read\\.ts$|recording/read\\.ts$|record/|extender/|sweep/(store|local)/|report/write\\.ts$)";

const pathOf = (name) => (name === "index" ? "^src/index\\.ts$" : `^src/${name}/`);
const anyOf = (names) => names.map(pathOf).join("|");

const layerRules = layers.flatMap((line, level) =>
  line.map((name) => ({
    name: `${name}-imports-only-lower-layers`,
    severity: "error",
    from: { path: pathOf(name) },
    to: { path: "^src/", pathNot: anyOf([name, ...layers.slice(0, level).flat()]) },
  })),
);

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: "every-file-has-a-layer",
      severity: "error",
      from: { path: "^src/", pathNot: anyOf(layers.flat()) },
      to: {},
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "node-modules-only-in-the-shell",
      comment: "Everything else runs unchanged in a browser.",
      severity: "error",
      from: { path: "^src/", pathNot: `${shell}|^src/playground/vite\\.config\\.ts$` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "public-api-runs-in-a-browser",
      severity: "error",
      from: { path: "^src/index\\.ts$" },
      to: { path: shell, reachable: true },
    },
    {
      name: "only-declared-packages",
      comment: "What src imports is installed with it: a dependency, not a development one.",
      severity: "error",
      from: { path: "^src/", pathNot: page },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "unknown", "undetermined"] },
    },
    {
      name: "a-page-runs-in-a-browser",
      severity: "error",
      from: { path: page, pathNot: "vite\\.config\\.ts$" },
      to: { path: shell, reachable: true },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    { name: "no-tests-in-src", severity: "error", from: { path: "^src/" }, to: { path: "^(test|dist)/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      extensions: [".ts", ".js"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
