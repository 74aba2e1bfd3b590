import { describe, expect, it } from "vitest";
import { kataCharters } from "../../../src/charter/kata-charters.ts";
import { readCharter, readCharters } from "../../../src/workspace/election/charter-file.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const amendment = `formatVersion: 1
amendments:
  - from: 2026-04-01
    title: Groups count together
    rules:
      groups:
        value: on
        clause: { source: minutes of 2026-03-03, text: affiliated companies count as one }
`;

describe("readCharters", () => {
  it("has the built-in ones where the workspace amends nothing", async () => {
    expect(await readCharters(await temporaryWorkspace())).toEqual(kataCharters);
  });

  it("reads an amendment", async () => {
    const workspace = await temporaryWorkspace({ "elections/charter.yaml": amendment });
    const charter = await readCharter(workspace, "2026-04-01");
    expect(charter.title).toBe("Groups count together");
    expect(charter.rules.groups.value).toBe("on");
  });

  it("names the line of a rule that does not exist", async () => {
    const workspace = await temporaryWorkspace({
      "elections/charter.yaml": amendment.replace("groups:", "grouping:"),
    });
    await expect(readCharters(workspace)).rejects.toThrow(
      'elections/charter.yaml:6:7: amendments[1].rules: unknown key "grouping"',
    );
  });
});
