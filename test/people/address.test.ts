import { describe, expect, it } from "vitest";
import {
  addressKey,
  isAddress,
  isUsableAddress,
  mailboxKey,
  parseNoreply,
} from "../../src/people/address.ts";

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
    "you@example.com",
    "user@mail.example.org",
    "test@test.com",
    "a@b.c",
    "none@none",
    "none@none.com",
    "root@localhost",
    "root@buildkitsandbox",
    "git@git.example",
    "root@server.example",
    "your.email@mail.example",
    "builder@ci.corp",
    "ubuntu@ec2-1-2-3-4.compute.amazonaws.com",
    "vsts@fv-az1.abc.internal.cloudapp.net",
    "me@laptop.home.arpa",
    "me@site.test",
    "noreply@github.com",
    "user@host.(none)",
    "ada@mail.x1",
    "ubuntu@build.acme.example",
    "ec2-user@acme.example",
    "vagrant@acme.example",
    "jenkins@acme.example",
    "anonymous@acme.example",
    "ada@company.tld",
    "ada@ada.onion",
    "runner@runner.acme.example",
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

describe("isAddress", () => {
  it("takes well-formed ones, whoever reads what is sent there", () => {
    expect(["you@example.com", "root@a.corp", "ada@@x.example"].map(isAddress)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("mailboxKey", () => {
  // What providers say of their addresses: Google (dots, googlemail.com), Proton (dots, hyphens and
  // underscores, pm.me), Apple (icloud.com, me.com and mac.com are one mailbox).
  it.each([
    ["hana.ota@gmail.com", "HanaOta@googlemail.com"],
    ["h.a.n.a.ota+kata@gmail.com", "hanaota@gmail.com"],
    ["ivo@castell.example", "ivo+kata@castell.example"],
    ["a.b-c_d@proton.me", "abcd@pm.me"],
    ["ada@me.com", "ada+x@icloud.com"],
    ["a.b@yandex.ru", "a-b@ya.ru"],
    [" Ada@mail.example ", "ada@mail.example"],
  ])("leads %s and %s to one mailbox", (a, b) => {
    expect(mailboxKey(a)).toBe(mailboxKey(b));
  });

  it.each([
    ["hana.ota@mail.example", "hanaota@mail.example"],
    ["hana-ota@gmail.com", "hanaota@gmail.com"],
    ["ada.l@outlook.com", "adal@outlook.com"],
    ["ada.l@icloud.com", "adal@icloud.com"],
    ["ada@gmail.com", "ada@mail.example"],
    ["+tag@mail.example", "+other@mail.example"],
    ["nobody", "anybody"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(mailboxKey(a)).not.toBe(mailboxKey(b));
  });
});
