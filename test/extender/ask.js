// Asks each URL of the command line once, as a run would, and prints the answers and how long each took.
import { createSyncHttp } from "../../dist/extender/sync-http.js";

const http = createSyncHttp();
const answers = process.argv.slice(2).map((url) => {
  const startMs = performance.now();
  const answer = http.call({ url, body: "{}", timeoutMs: 1500 });
  return { answer, tookMs: performance.now() - startMs };
});
process.stdout.write(JSON.stringify(answers));
