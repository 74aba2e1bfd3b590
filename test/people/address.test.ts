import { describe, expect, it } from "vitest";
import { addressKey, isUsableAddress, parseNoreply } from "../../src/people/address.ts";

describe("parseNoreply", () => {
  it.each([
    ["1234+ada-l@users.noreply.github.com", { id: 1234, login: "ada-l", isBot: false }],
    ["ada-l@users.noreply.github.com", { id: undefined, login: "ada-l", isBot: false }],
    [" 7+Bo@Users.NoReply.GitHub.com ", { id: 7, login: "Bo", isBot: false }],
    [
      "49699333+dependabot[bot]@users.noreply.github.com",
      { id: 49699333, login: "dependabot[bot]", isBot: true },
    ],
  ])("reads %s", (address, owner) => {
    expect(parseNoreply(address)).toEqual(owner);
  });

  it.each([
    "ada@mail.example",
    "noreply@github.com",
    "ada@users.noreply.github.com.evil.example",
    "a+b+c@users.noreply.github.com",
    "@users.noreply.github.com",
  ])("does not take %s for one", (address) => {
    expect(parseNoreply(address)).toBeUndefined();
  });
});

describe("isUsableAddress", () => {
  it.each([
    "ada@mail.example",
    "a.l+kata@sub.mail.example",
    " Ada@Mail.Example ",
    "o'neil@x-y.org",
  ])("takes %j", (address) => {
    expect(isUsableAddress(address)).toBe(true);
  });

  it.each([
    "",
    "ada",
    "ada@",
    "@mail.example",
    "ada@mail",
    "ada@@mail.example",
    "ada@mail..example",
    ".ada@mail.example",
    "a..b@mail.example",
    "ada@mail.example, bo@mail.example",
    "ada@mail.example\nbo@mail.example",
    "Ada <ada@mail.example>",
    "ada@-mail.example",
    "ada@10.0.0.1",
    "ada@laptop.local",
    "root@ip-10-0-0-1.ec2.internal",
    "root@localhost.localdomain",
    "ädä@mail.example",
    "noreply@mail.example",
    "no-reply@github.com",
    "do-not-reply@mail.example",
    "1+ada@users.noreply.github.com",
    "ada@users.noreply.gitlab.com",
    `${"a".repeat(65)}@mail.example`,
    `a@${`${"b".repeat(60)}.`.repeat(5)}example`,
  ])("refuses %j", (address) => {
    expect(isUsableAddress(address)).toBe(false);
  });

  it("keeps people whose name merely begins like noreply", () => {
    expect(isUsableAddress("noreplyson@mail.example")).toBe(true);
  });
});

describe("addressKey", () => {
  it("is the same for spellings that differ in case and spaces", () => {
    expect(addressKey(" Ada@Mail.Example")).toBe(addressKey("ada@mail.example"));
  });
});
