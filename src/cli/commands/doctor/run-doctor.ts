import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { failed, good } from "../../../health.ts";
import {
  checkCheckout,
  checkConnection,
  checkNode,
  healthReport,
  organizationOf,
} from "../../../procedures/checking/health.ts";
import { plural } from "../../../wording.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { openGitHub } from "../../open-github.ts";
import { renderHealth } from "../../render/health.ts";
import { report } from "../../report.ts";
import type { DoctorOptions } from "./doctor.ts";

/** Checks everything and prints the findings; exits with 1 if something is wrong. */
export async function runDoctor(context: CliContext, options: DoctorOptions): Promise<void> {
  const { terminal, versions, runProgram } = context;
  const today = utcDate(await context.now());
  const findings = [good("kata-election", versions.program), checkNode(versions.node, today)];
  let workspace: Workspace | undefined;
  try {
    workspace = await context.workspace();
    findings.push(good("workspace", workspace.root));
    findings.push(...(await checkCheckout(workspace, today, runProgram)));
  } catch (failure) {
    findings.push(failed("workspace", failure));
  }
  if (options.offline) {
    findings.push({ state: "unknown", about: "GitHub", found: "not asked (--offline)" });
  } else {
    const organization = await organizationOf(workspace, today);
    const { signal, milliseconds: now } = context;
    const asked = { organization, online: options.online, signal, now };
    const open = () => openGitHub(context, { timeout: 15, maxWait: 60 });
    findings.push(...(await checkConnection(open, context, asked)));
  }
  const sick = findings.filter(({ state }) => state === "wrong").length;
  report(context, options, {
    schema: healthReport,
    json: () => ({ formatVersion: 1 as const, healthy: sick === 0, versions, findings }),
    text: () => renderHealth(findings, terminal),
  });
  if (sick > 0) {
    throw new ElectionError("refused", `${plural(sick, "thing is", "things are")} wrong`, {
      hint: "Apply the fixes above and run doctor again.",
    });
  }
}
