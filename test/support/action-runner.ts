import { spawn } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { parse } from "yaml";
import type { TemporaryWorkspace } from "./temporary-workspace.ts";

export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<string, { readonly permissions: object; readonly steps: readonly Step[] }>
  >;
}

const github = fileURLToPath(new URL("../../.github", import.meta.url));

/** The folder of one of this repository's own actions. */
export function actionPath(action: string): string {
  return join(github, "actions", action);
}

export async function readAction(action: string): Promise<Action> {
  return parse(await readFile(join(actionPath(action), "action.yml"), "utf8")) as Action;
}

export async function readWorkflow(workflow: string): Promise<Workflow> {
  return parse(await readFile(join(github, "workflows", `${workflow}.yml`), "utf8")) as Workflow;
}

/** Puts values into `${{ name }}`, the only form of expression that is known here. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the runner knows no ${name}`);
    return value;
  });
}

/** A runner of GitHub Actions as far as the action's own steps need one; `npm` only notes its words. */
export async function actionRunner(
  action: string,
  workspace: TemporaryWorkspace,
  context: Readonly<Record<string, string>> = {},
) {
  const at = (name: string): string => join(workspace.root, ".runner", name);
  await mkdir(at("bin"), { recursive: true });
  await writeFile(at("bin/npm"), `#!/bin/sh\necho "$PWD $*" >> "${at("npm.log")}"\n`);
  await chmod(at("bin/npm"), 0o755);
  const { inputs, runs } = await readAction(action);

  /** Runs the steps in order until one fails; `${{ … }}` may stand in `env` only. */
  const run = async (given: Record<string, string>, environment: Record<string, string>) => {
    await writeFile(at("output"), "");
    await writeFile(at("summary"), "");
    const values: Record<string, string> = { ...context, "github.action_path": actionPath(action) };
    for (const [name, { default: value = "" }] of Object.entries(inputs)) {
      values[`inputs.${name}`] = given[name] ?? fillIn(value, values);
    }
    const log: string[] = [];
    let exitCode = 0;
    for (const { run: script, env = {} } of runs.steps) {
      if (script === undefined || exitCode !== 0) continue;
      expect(script).not.toContain("${{");
      const filledEnv = Object.entries(env).map(([name, text]) => [name, fillIn(text, values)]);
      const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
        cwd: workspace.root,
        env: {
          PATH: `${at("bin")}:${process.env.PATH}`,
          HOME: at("."),
          CI: "true",
          GITHUB_ACTIONS: "true",
          RUNNER_TEMP: at("temp"),
          GITHUB_OUTPUT: at("output"),
          GITHUB_STEP_SUMMARY: at("summary"),
          ...environment,
          ...Object.fromEntries(filledEnv),
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk: Buffer) => log.push(chunk.toString("utf8")));
      }
      exitCode = await new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
    }
    const outputs = new Map(
      (await readFile(at("output"), "utf8"))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
    );
    const summary = await readFile(at("summary"), "utf8");
    return { exitCode, log: log.join(""), outputs, summary };
  };
  return { run, npmLog: () => readFile(at("npm.log"), "utf8") };
}
