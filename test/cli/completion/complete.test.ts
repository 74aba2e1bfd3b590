import { describe, expect, it } from "vitest";
import { type AnyCommand, Argument, Command, Option } from "../../../src/cli/command.ts";
import { complete } from "../../../src/cli/completion/complete.ts";
import type { KnownWords } from "../../../src/procedures/known-words.ts";

const known: KnownWords = {
  elections: async () => ["2026-10", "2026-04"],
  logins: async (_, election) => (election === "2026-04" ? ["cy-m"] : ["ada-l", "bo-k"]),
};

function program(): AnyCommand {
  const withdraw = new Command("withdraw")
    .argument("<login>")
    .option("--election <YYYY-MM>", "which election")
    .option("--reason <text>", "why")
    .option("--dry-run", "only show");
  const check = new Command("check").argument("[files...]");
  const candidates = new Command("candidates")
    .summary("who stands")
    .addCommand(withdraw)
    .addCommand(check)
    .addCommand(new Command("secret"), { hidden: true });
  const count = new Command("count")
    .addArgument(new Argument("<shell>").choices(["bash", "fish"]))
    .addOption(new Option("-r, --rule <rule>", "how").choices(["minimax", "mam"]))
    .argument("[more]");
  return new Command("kata-election")
    .option("-C, --workspace <folder>", "where")
    .option("--no-input", "never ask")
    .addCommand(candidates)
    .addCommand(count);
}

async function words(line: string): Promise<string> {
  const found = await complete(program(), line.split(" ").slice(1), known);
  return found === "files" ? found : found.map(({ word }) => word).join(" ");
}

describe("complete", () => {
  it.each([
    ["kata-election ", "candidates count help"],
    ["kata-election c", "candidates count"],
    ["kata-election x", ""],
    ["kata-election candidates ", "withdraw check help"],
    ["kata-election candidates nobody ", ""],
    ["kata-election --w", "--workspace"],
    ["kata-election -C somewhere cand", "candidates"],
    ["kata-election --no-input cand", "candidates"],
    ["kata-election --workspace=x cand", "candidates"],
    ["kata-election --workspace ", "files"],
    ["kata-election --workspace=", ""],
    ["kata-election candidates withdraw ", "ada-l bo-k"],
    ["kata-election candidates withdraw b", "bo-k"],
    ["kata-election candidates withdraw --election 2026-04 ", "cy-m"],
    ["kata-election candidates withdraw --election=2026-04 ", "cy-m"],
    ["kata-election candidates withdraw --election = 2026-04 ", "cy-m"],
    ["kata-election candidates withdraw ada-l ", ""],
    ["kata-election candidates withdraw --reason ", ""],
    ["kata-election candidates withdraw --election ", "2026-10 2026-04"],
    ["kata-election candidates withdraw --election =", "2026-10 2026-04"],
    ["kata-election candidates withdraw --election = 2026-1", "2026-10"],
    ["kata-election candidates withdraw --election=2026-1", "--election=2026-10"],
    ["kata-election candidates withdraw --nonsense=2", ""],
    ["kata-election candidates withdraw --d", "--dry-run"],
    ["kata-election candidates withdraw --no", "--no-input"],
    ["kata-election candidates withdraw -- --d", ""],
    ["kata-election candidates check a.md b.", "files"],
    ["kata-election count ", "bash fish"],
    ["kata-election count -r ", "minimax mam"],
    ["kata-election count -r mam bash x ", ""],
  ])("%j → %j", async (line, expected) => {
    expect(await words(line)).toBe(expected);
  });

  it("offers every option, those of the whole program last, with what they mean", async () => {
    const found = await complete(program(), ["candidates", "withdraw", "-"], known);
    expect(found).toEqual([
      { word: "--election", description: "which election" },
      { word: "--reason", description: "why" },
      { word: "--dry-run", description: "only show" },
      { word: "--help", description: "display help for command" },
      { word: "--workspace", description: "where" },
      { word: "--no-input", description: "never ask" },
    ]);
  });
});
