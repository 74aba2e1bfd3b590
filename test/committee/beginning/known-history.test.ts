import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { formatSeason } from "../../../src/calendar/election-id.ts";
import { charterInForce } from "../../../src/charter/kata-charters.ts";
import { affiliationsOn } from "../../../src/committee/affiliations.ts";
import { historyKnownOn } from "../../../src/committee/beginning/known-history.ts";
import { historyOf } from "../../../src/committee/history.ts";
import { ledgerProblems } from "../../../src/committee/ledger-problems.ts";
import { committeeOn } from "../../../src/committee/members.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const nothingToldYet = () => false;

function holders(on: string, isOnPages = nothingToldYet): string {
  const { ledger } = historyKnownOn(day(on), isOnPages);
  return committeeOn(ledger, day(on))
    .map(({ term }) => term?.holder ?? "-")
    .join(" ");
}

describe("historyKnownOn", () => {
  const { ledger, last, notYet } = historyKnownOn(day("2026-11-28"), nothingToldYet);

  it("has every term, of sixteen elections and the appointments of the launch", () => {
    expect(ledger.terms).toHaveLength(54);
    const how = new Map(ledger.terms.map(({ elected, how }) => [elected, how]));
    const count = (wanted: string) => [...how.values()].filter((each) => each === wanted).length;
    expect([count("vote"), count("uncontested"), count("appointed")]).toEqual([8, 8, 1]);
    expect(last).toBe("2026-04");
    expect(notYet.size).toBe(0);
    expect(ledgerProblems(ledger)).toEqual([]);
  });

  it("seats as many as each charter had", () => {
    const seated = historyOf(ledger).terms.reduce(
      (all, { term }) => all.set(term.elected, (all.get(term.elected) ?? 0) + 1),
      new Map<string, number>(),
    );
    // Three and two of five until 2022, then three or four of seven; a seat moved twice.
    const three = ["2018-09", "2019-09", "2020-09", "2021-09", "2022-11", "2024-10", "2025-10"];
    const two = ["2019-03", "2020-02", "2021-02", "2022-03"];
    const four = ["2023-04", "2023-10", "2024-04", "2025-04", "2026-04"];
    const expected = [
      ...three.map((id) => [id, 3] as const),
      ...two.map((id) => [id, 2] as const),
      ...four.map((id) => [id, 4] as const),
      ["2017-12", 5] as const,
    ];
    expect(Object.fromEntries(seated)).toEqual(Object.fromEntries(expected));
  });

  // Worked out by hand from the member lists and result pages of those days.
  it.each([
    ["2017-12-10", "WeiZhang555 tallclair - gnawux sameo"],
    ["2018-03-01", "WeiZhang555 tallclair jessfraz gnawux sameo"],
    ["2019-09-10", "WeiZhang555 egernst jon gnawux sameo"],
    ["2020-10-26", "jshachm egernst justin-he gnawux sameo"],
    ["2020-10-28", "amshinde egernst fidencio gnawux sameo"],
    ["2022-12-01", "jiangliu egernst fidencio bergwolf sameo"],
    ["2023-10-08", "jiangliu egernst fidencio bergwolf sameo fengwang666 stevenhorsman"],
    ["2023-10-09", "jiangliu egernst fidencio bergwolf sameo - stevenhorsman"],
    ["2024-03-26", "jiangliu gkurz fidencio bergwolf sameo lifupan stevenhorsman"],
    ["2024-03-27", "jiangliu gkurz - bergwolf sameo lifupan stevenhorsman"],
    ["2025-04-27", "sprt gkurz ananos bergwolf zvonkok lifupan stevenhorsman"],
    ["2026-04-27", "sprt gkurz ananos RuoqingHe zvonkok lifupan stevenhorsman"],
    ["2026-04-29", "sprt gkurz burgerdev RuoqingHe fidencio lifupan stevenhorsman"],
  ])("tells on %s what was known then", (on, expected) => {
    expect(holders(on)).toBe(expected);
  });

  it("asks the pages while a result was on its way to the main branch", () => {
    const before = "jiangliu egernst fidencio bergwolf sameo - -";
    const after = "jiangliu egernst fidencio bergwolf sameo fengwang666 stevenhorsman";
    for (const on of ["2023-05-02", "2023-05-11"]) {
      expect(holders(on)).toBe(before);
      expect(holders(on, () => true)).toBe(after);
    }
    expect(holders("2023-05-01", () => true)).toBe("jiangliu egernst fidencio bergwolf sameo");
    expect(holders("2023-05-12")).toBe(after);
  });

  it("leaves out moves, ends of affiliations and doubts that came later", () => {
    const then = historyKnownOn(day("2021-10-31"), nothingToldYet);
    expect(then.ledger.seats.map(({ season }) => season)).toEqual([
      ...["autumn", "autumn", "autumn", "spring", "spring"],
    ]);
    expect(affiliationsOn(then.ledger, "fidencio", day("2021-10-31"))).toEqual(["Red Hat"]);
    expect(then.ledger.affiliations.find(({ person }) => person === "fidencio")?.until).toBe(
      undefined,
    );
    expect(then.ledger.doubts).toEqual([]);
    expect(then.notYet.has("ruoqinghe")).toBe(true);
    expect(then.notYet.has("sameo")).toBe(false);
    expect(ledger.doubts).toMatchObject([{ answer: "unknown", by: "nobody" }]);
    expect(ledger.seats.map(({ season }) => season).join(" ")).toBe(
      "autumn autumn spring spring spring autumn spring",
    );
  });

  it("never contradicts itself nor its charter, whatever the day", () => {
    for (let on = day("2017-12-06"); on.year < 2027; on = on.add({ days: 41 })) {
      const known = historyKnownOn(on, nothingToldYet).ledger;
      expect(ledgerProblems(known), on.toString()).toEqual([]);
      expect(known.seats, on.toString()).toHaveLength(charterInForce(on).rules.seats.value.total);
      const overdue = committeeOn(known, on).filter((state) => state.overdue);
      const late = overdue.map(({ term }) => term && formatSeason(term.until));
      // A result came after the season's end only where a season's last month was over; none did.
      expect(late, on.toString()).toEqual([]);
    }
  });
});
