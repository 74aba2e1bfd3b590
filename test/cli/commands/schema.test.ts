import { describe, expect, it } from "vitest";
import { reportSchemas } from "../../../src/cli/report-schemas.ts";
import { everyLeaf } from "../../support/every-command.ts";
import { requireContract } from "../../support/report-contract.ts";
import { runCli } from "../../support/run-cli.ts";

describe("kata-election schema", () => {
  it("has a schema for every command with --json, and for no other", async () => {
    const withJson = (await everyLeaf())
      .filter(({ command }) => command.options.some(({ long }) => long === "--json"))
      .map(({ words }) => words.join(" "));
    expect(withJson.length).toBeGreaterThan(30);
    expect(Object.keys(reportSchemas).sort()).toEqual(withJson.sort());
  });

  it("prints each as a JSON Schema that knows its keys and takes no others", async () => {
    const { stdout: list } = await runCli(["schema"]);
    for (const name of list.trimEnd().split("\n")) {
      const { exitCode, stdout } = await runCli(["schema", ...name.split(" ")]);
      const schema = JSON.parse(stdout) as { anyOf?: object[] };
      expect({ name, exitCode }).toEqual({ name, exitCode: 0 });
      if (!Object.hasOwn(reportSchemas, name)) continue;
      for (const form of schema.anyOf ?? [schema]) {
        expect({ name, ...form }).toMatchObject({ name, additionalProperties: false });
        expect(form).toHaveProperty("properties.formatVersion.const", 1);
      }
    }
  });

  it.each([
    ["a key that it does not know", '{ "formatVersion": 1, "seed": "a", "extra": 1 }'],
    ["no format version", "{}"],
  ])("the tests' own check finds %s", async (_, stdout) => {
    await expect(requireContract(["lot", "--json"], { stdout })).rejects.toThrow(
      "breaks its contract",
    );
  });
});
