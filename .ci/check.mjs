// The gate: everything that has to hold before a change lands. The checks that need one processor run one after
// another beside the tests, which use all that the machine has; what each of them says is shown when it ends.
import { spawn } from "node:child_process";

async function script(name) {
  const started = performance.now();
  // On Windows npm is a batch file, which only a shell runs; the names are those below.
  const child = spawn("npm", ["run", "--silent", name], {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => said.push(piece));
  const status = await new Promise((resolve) => {
    child.on("error", () => resolve(1)).on("close", (code) => resolve(code ?? 1));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(Buffer.concat([Buffer.from(`== ${name}\n`), ...said]));
  process.stdout.write(`== ${name} ${status === 0 ? "holds" : "FAILED"}, after ${seconds} s\n\n`);
  return { name, status };
}

async function oneAfterAnother(names) {
  const ended = [];
  for (const name of names) ended.push(await script(name));
  return ended;
}

// Packages are checked as they are built, and nothing may build while the tests run what was built.
const built = await script("build");
if (built.status !== 0) process.exit(1);
const ended = (
  await Promise.all([
    oneAfterAnother(["lint", "types", "unused", "package"]),
    oneAfterAnother(["coverage"]),
  ])
).flat();
const failed = ended.filter(({ status }) => status !== 0).map(({ name }) => name);
if (failed.length > 0) {
  process.stdout.write(`Failed: ${failed.join(", ")}\n`);
  process.exitCode = 1;
}
