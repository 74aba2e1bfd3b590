// npm run contract -- --organization kata-containers [--from 2026-01-01] [--until 2026-02-01]: asks the real
// GitHub, with the token in GH_TOKEN, whether it is as the tests' fake says. See contract.ts.
import { build } from "esbuild";

await build({
  entryPoints: ["test/contract/contract.ts"],
  outdir: "coverage/contract",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  banner: {
    js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url), __filename = import.meta.filename;',
  },
  logLevel: "warning",
});
await import(new URL("../../coverage/contract/contract.js", import.meta.url));
