import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAffiliationWords } from "../../src/people/affiliation-words.ts";
import { organizationIndex } from "../../src/people/organizations.ts";

describe("readAffiliationWords", () => {
  it.each([
    ...[
      "none",
      "None.",
      "NONE",
      "(none)",
      "“none”",
      "n/a",
      "N.A.",
      "-",
      "—",
      "--",
      "•",
      "no",
      "nil",
    ],
    ...[
      "independent",
      "INDEPENDENT",
      "Independent contributor",
      "independent consultant",
      "Independant",
    ],
    ...[
      "Individual",
      "as an individual",
      "individual contributor",
      "unaffiliated",
      "Not affiliated",
    ],
    ...[
      "not affiliated with any company",
      "no affiliation",
      "No current employer",
      "non-affiliated",
    ],
    ...[
      "self",
      "Self-employed",
      "self employed",
      "Self‐Employed contractor",
      "myself",
      "freelance",
    ],
    ...["Freelancer", "freelance software engineer", "retired", "Retired engineer", "student"],
    ...["PhD student", "between jobs", "Currently between jobs", "between roles at the moment"],
    ...[
      "personal",
      "personal capacity",
      "in a personal capacity",
      "hobbyist",
      "Unemployed",
      "my own time",
    ],
    ...[
      "Ｎｏｎｅ",
      "no\u200bne",
      "freiberuflich",
      "Indépendant",
      "indépendant".normalize("NFD"),
      "无",
      "個人",
    ],
    ...["My own", "on my own behalf", "private person", "In a private capacity", "free agent"],
    ...["None at the moment", "independent (open source developer)", "<!-- none -->"],
    ...[
      "looking for work",
      "Job seeker",
      "laid off",
      "stay-at-home parent",
      "no org",
      "free-lance",
    ],
    ...["autonomo", "sans emploi", "au chomage", "arbeitslos", "selbstaendig", "Étudiant", "нет"],
    ...[
      "待业",
      "無所属",
      "个人贡献者",
      "학생",
      "independent founder",
      "not representing any company",
    ],
  ])("%j is no organization", (text) => {
    expect(readAffiliationWords(text)).toBe("none");
  });

  it.each([
    ...[
      "unknown",
      "TBD",
      "tbd.",
      "(TBA)",
      "t.b.d? ",
      "?",
      "??",
      "…",
      "...",
      "",
      "  ",
      "To be determined",
    ],
    ...["to be announced", "undisclosed", "prefer not to say", "stealth startup", "Your Company"],
    ...["TBD (joining Northwind)", "Northwind?", "confidential", "x".repeat(301), "🤷", "on leave"],
    ...["University", "my university", "academia", "own company", "several clients", "Industry"],
    ...["contractor", "Software Engineer", "various", "<company>", "sabbatical from Northwind"],
    ...["open source", "Community member", "open source maintainer", "seeking new opportunities"],
    ...[
      "sole trader",
      "my startup",
      "taking a break",
      "parental leave",
      "Kata Containers",
      "IC",
      "0",
    ],
  ])("%j does not tell", (text) => {
    expect(readAffiliationWords(text)).toBe("unknown");
  });

  it.each([
    ...[
      "Independent (formerly Northwind)",
      "retired from Northwind",
      "Student at Borealis University",
    ],
    ...["Self-employed / Northwind", "none (on leave from Northwind)", "Freelancer for Eastwind"],
    ...["Independent Computing Ltd", "Personal Robotics", "between jobs, ex-Northwind"],
    "Not affiliated with Northwind",
  ])("%j is perhaps none", (text) => {
    expect(readAffiliationWords(text)).toBe("perhaps none");
  });

  it.each([
    ...["Northwind", "No Starch Press", "99cloud", "Selfridges", "http://a.example/?q"],
    ...["Nonesuch Records", "Open Source Initiative", "北风", "T-B-D Motors", "A & B"],
    ...["Community Bank", "Home Depot", "Gap Inc", "Free Software Foundation", "New Balance"],
  ])("%j is an organization", (text) => {
    expect(readAffiliationWords(text)).toBe("organization");
  });

  it("takes any text in linear time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        expect(["none", "unknown", "perhaps none", "organization"]).toContain(
          readAffiliationWords(text),
        );
      }),
    );
  });
});

describe("an organization that officials recorded", () => {
  it("is one, whatever its name says", () => {
    const organizations = [{ name: "Independent", also: ["TBD"] }];
    const { canonical, key } = organizationIndex({ organizations, groups: [] });
    expect(["independent", "tbd", "Freelancer"].map(canonical)).toEqual([
      "Independent",
      "Independent",
      "none",
    ]);
    expect(key("Self-employed")).toBe(key("none"));
    expect(key("to be announced")).toBe("unknown");
  });
});
