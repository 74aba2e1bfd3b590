// npm run fuzz -- [--runs 100000] [--seed 20261128] [--only "argument lists"]: tries inputs that nobody
// promised on everything that reads, each in a thread that is ended after five seconds.
import { build } from "esbuild";

await build({
  entryPoints: ["test/fuzz/fuzz.ts", "test/fuzz/worker.ts"],
  outdir: "coverage/fuzz",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  banner: {
    js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url), __filename = import.meta.filename;',
  },
  logLevel: "warning",
});
await import(new URL("../../coverage/fuzz/fuzz.js", import.meta.url));
