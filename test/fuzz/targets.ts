import { archiveOf } from "../../src/workspace/private/private-archive.ts";
import { type Checkout, demoCheckout } from "./checkout.ts";
import { commandTargets } from "./commands.ts";
import { readerTargets } from "./readers.ts";
import { screenTarget } from "./screens.ts";
import type { Target } from "./target.ts";

/** Everything that comes from outside: files read by themselves, and commands. */
export async function allTargets(checkout: Checkout = demoCheckout()): Promise<Target[]> {
  const record = checkout["elections/arch-committee-2027-04/record.json"] ?? "";
  const bytes = new TextEncoder().encode("formatVersion: 1\n");
  const files = [{ path: "2027-04/roll.yaml", bytes }];
  const archive = await archiveOf({ election: "2027-04", files });
  return [...readerTargets(record, archive), screenTarget, ...(await commandTargets(checkout))];
}
