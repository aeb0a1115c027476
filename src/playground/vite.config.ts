import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig } from "vite";

const folder = fileURLToPath(new URL(".", import.meta.url));
const top = fileURLToPath(new URL("../..", import.meta.url));

/** Static files with relative addresses, so that they can be served from any folder of any server. */
const config: UserConfig = defineConfig({
  root: folder,
  base: "./",
  build: {
    outDir: fileURLToPath(new URL("../../dist/playground", import.meta.url)),
    emptyOutDir: true,
    // One module is one fetch.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
  worker: { format: "es" },
  resolve: {
    // The same packages as their authors build them for browsers.
    alias: { "csv-parse/sync": "csv-parse/browser/esm/sync", "csv-stringify/sync": "csv-stringify/browser/esm/sync" },
  },
  server: { host: "127.0.0.1", fs: { allow: [top] } },
  preview: { host: "127.0.0.1" },
});

export default config;
