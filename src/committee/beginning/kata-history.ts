/**
 * The committee's past: every term from the launch until the elections of April 2026, the seats that moved,
 * and whom members worked for. What happened will not change; the facts come from the community's pages and
 * their history. One entry is one line; the columns are separated by |.
 */

/**
 * election | first day on which a page told the result | day by which the main branch had it | how | until |
 * first day of the terms, where it is known | seat and holder | where it can be read, if not in Results.md
 */
export const pastElections = `
2017-12 | 2017-12-04 | 2017-12-05 | appointed | autumn 2018 | - | 1 WeiZhang555, 2 tallclair | README.md of 2017-12-05 (commit df4462b492)
2017-12 | 2018-01-26 | 2018-02-09 | appointed | autumn 2018 | - | 3 jessfraz | README.md of 2018-02-09 (commit de342d92b2)
2017-12 | 2017-12-04 | 2017-12-05 | appointed | spring 2019 | - | 4 gnawux, 5 sameo | README.md of 2017-12-05 (commit df4462b492)
2018-09 | 2018-09-10 | 2018-09-18 | vote | autumn 2019 | - | 1 WeiZhang555, 2 egernst, 3 jon | elections/arch-committee-2018-09/2018-09-Results.txt
2019-03 | 2019-02-19 | 2019-02-26 | uncontested | spring 2020 | 2019-02-19 | 4 gnawux, 5 sameo
2019-09 | 2019-09-17 | 2019-09-24 | uncontested | autumn 2020 | 2019-09-12 | 1 jshachm, 2 egernst, 3 justin-he
2020-02 | 2020-03-03 | 2020-03-10 | vote | spring 2021 | 2020-03-02 | 4 gnawux, 5 sameo
2020-09 | 2020-10-27 | 2020-10-27 | vote | autumn 2021 | - | 1 amshinde, 2 egernst, 3 fidencio
2021-02 | 2021-03-10 | 2021-03-17 | uncontested | spring 2022 | 2021-03-10 | 4 bergwolf, 5 sameo
2021-09 | 2021-09-17 | 2021-09-17 | uncontested | autumn 2022 | 2021-09-16 | 1 amshinde, 2 egernst, 3 fidencio
2022-03 | 2022-03-16 | 2022-03-16 | uncontested | spring 2023 | 2022-03-16 | 4 bergwolf, 5 sameo
2022-11 | 2022-11-30 | 2022-11-30 | vote | autumn 2023 | - | 1 jiangliu, 2 egernst, 3 fidencio
2023-04 | 2023-05-02 | 2023-05-11 | vote | spring 2024 | - | 4 bergwolf, 5 sameo, 6 fengwang666, 7 stevenhorsman
2023-10 | 2023-11-03 | 2023-11-03 | vote | autumn 2024 | - | 1 jiangliu, 2 gkurz, 3 fidencio, 6 lifupan
2024-04 | 2024-04-19 | 2024-04-25 | uncontested | spring 2025 | - | 3 ananos, 4 bergwolf, 5 zvonkok, 7 stevenhorsman
2024-10 | 2024-10-28 | 2024-10-29 | uncontested | autumn 2025 | - | 1 sprt, 2 gkurz, 6 lifupan
2025-04 | 2025-04-28 | 2025-04-28 | vote | spring 2026 | - | 3 ananos, 4 RuoqingHe, 5 zvonkok, 7 stevenhorsman
2025-10 | 2025-10-14 | 2025-10-14 | uncontested | autumn 2026 | - | 1 sprt, 2 gkurz, 6 lifupan
2026-04 | 2026-04-28 | 2026-04-28 | vote | spring 2027 | - | 3 burgerdev, 4 RuoqingHe, 5 fidencio, 7 stevenhorsman
`;

/** login | organization | from | until | day on which a page told it | where it can be read */
export const pastAffiliations = `
amshinde | Intel | 2020-10-27 | - | 2020-10-27 | README.md of 2020-10-27 (commit 58b0f0feeb)
ananos | Nubificus Ltd | 2024-04-25 | - | 2024-04-25 | README.md of 2024-04-25 (commit d76288a932)
bergwolf | Ant Financial | 2021-03-17 | 2022-11-30 | 2021-03-17 | README.md of 2021-03-17 (commit 06741ed07c)
bergwolf | Ant Group | 2022-11-30 | - | 2022-11-30 | README.md of 2022-11-30 (commit db2f299c10)
burgerdev | Edgeless Systems | 2026-04-28 | - | 2026-04-28 | README.md
egernst | Intel | 2018-09-18 | 2020-03-10 | 2018-09-18 | README.md of 2018-09-18 (commit 1f03d4cd29)
egernst | Ampere Computing | 2020-03-10 | 2020-07-17 | 2020-03-10 | README.md of 2020-03-10 (commit 5f9e5f0ade)
egernst | Apple | 2020-07-17 | - | 2020-07-17 | README.md of 2020-07-17 (commit f5290ff21c)
fengwang666 | Confluent | 2023-05-11 | - | 2023-05-11 | README.md of 2023-05-11 (commit b610486259)
fidencio | Red Hat | 2020-10-27 | 2021-11-01 | 2020-10-27 | README.md of 2020-10-27 (commit 58b0f0feeb)
fidencio | Intel | 2021-11-01 | 2024-03-27 | 2021-11-01 | README.md of 2021-11-01 (commit 9df55940b6)
fidencio | NVIDIA | 2026-04-28 | - | 2026-04-28 | README.md
gkurz | Red Hat | 2023-11-03 | - | 2023-11-03 | README.md of 2023-11-03 (commit 5d4086ca69)
gnawux | HyperHQ | 2017-12-01 | 2019-05-02 | 2018-01-26 | README.md of 2018-02-09 (commit de342d92b2)
gnawux | Ant Financial | 2019-05-02 | - | 2019-05-02 | README.md of 2019-05-02 (commit a4320d940f)
jessfraz | Microsoft | 2017-12-01 | - | 2018-01-26 | README.md of 2018-02-09 (commit de342d92b2)
jiangliu | Alibaba Cloud | 2022-11-30 | - | 2022-11-30 | README.md of 2022-11-30 (commit db2f299c10)
jon | Google | 2018-09-18 | - | 2018-09-18 | README.md of 2018-09-18 (commit 1f03d4cd29)
jshachm | Huawei | 2019-09-24 | - | 2019-09-24 | README.md of 2019-09-24 (commit 1b558c0e47)
justin-he | Arm | 2019-09-12 | - | 2019-09-12 | elections/arch-committee-2019-09/JustinHe.txt
lifupan | Ant Group | 2023-11-03 | - | 2023-11-03 | README.md of 2023-11-03 (commit 5d4086ca69)
RuoqingHe | ISCAS | 2025-04-28 | - | 2025-04-28 | README.md of 2025-04-28 (commit 6023dab06b)
sameo | Intel | 2017-12-01 | 2021-07-01 | 2018-01-26 | README.md of 2018-02-09 (commit de342d92b2)
sameo | Apple | 2021-07-01 | 2022-11-30 | 2021-07-01 | README.md of 2021-07-01 (commit 37bb8dc3e1)
sameo | Rivos Inc | 2022-11-30 | - | 2022-11-30 | README.md of 2022-11-30 (commit db2f299c10)
sprt | Microsoft | 2024-10-29 | - | 2024-10-29 | README.md of 2024-10-29 (commit 969dcd6d92)
stevenhorsman | IBM | 2023-05-11 | - | 2023-05-11 | README.md of 2023-05-11 (commit b610486259)
tallclair | Google | 2017-12-01 | - | 2018-01-26 | README.md of 2018-02-09 (commit de342d92b2)
WeiZhang555 | Huawei | 2017-12-01 | - | 2018-01-26 | README.md of 2018-02-09 (commit de342d92b2)
zvonkok | NVIDIA | 2024-04-25 | - | 2024-04-25 | README.md of 2024-04-25 (commit d76288a932)
`;

/** login and name; names have more than one spelling on the pages, the ledger has one */
export const pastNames = `
WeiZhang555 Wei Zhang
tallclair Tim AllClair
jessfraz Jess Frazelle
gnawux Xu Wang
sameo Samuel Ortiz
egernst Eric Ernst
jon Jon Olson
jshachm Haomin Tsai
justin-he Justin He
amshinde Archana Shinde
fidencio Fabiano Fidêncio
bergwolf Tao Peng
jiangliu Gerry Liu
fengwang666 Feng Wang
stevenhorsman Steve Horsman
gkurz Greg Kurz
lifupan Fupan Li
ananos Anastassios Nanos
zvonkok Zvonko Kaiser
sprt Aurelien Bombo
RuoqingHe Ruoqing He
burgerdev Markus Rudy
`;

/** Terms that ended early. */
export const pastDepartures = [
  {
    holder: "fengwang666",
    elected: "2023-04",
    date: "2023-10-09",
    reason: "stepped down early; the day is not known, this is the latest possible",
    reference: "elections/arch-committee-2023-10/README.md:3",
  },
  {
    holder: "fidencio",
    elected: "2023-10",
    date: "2024-03-27",
    reason: "stepped down",
    reference: "elections/arch-committee-2024-04/README.md:3",
  },
] as const;

/** The seats: the season in which each was first filled, and the day since which there is such a seat. */
export const pastSeats = [
  { id: 1, season: "autumn", since: "2017-12-04" },
  { id: 2, season: "autumn", since: "2017-12-04" },
  { id: 3, season: "autumn", since: "2017-12-04" },
  { id: 4, season: "spring", since: "2017-12-04" },
  { id: 5, season: "spring", since: "2017-12-04" },
  { id: 6, season: "spring", since: "2023-05-02" },
  { id: 7, season: "spring", since: "2023-05-02" },
] as const;

/** Seats that an early departure moved to the season of the next election. */
export const pastMoves = [
  {
    seat: 6,
    to: "autumn",
    election: "2023-10",
    reason:
      "vacated by Feng Wang (fengwang666): stepped down early; the day is not known, this is the latest possible",
  },
  {
    seat: 3,
    to: "spring",
    election: "2024-04",
    reason: "vacated by Fabiano Fidêncio (fidencio): stepped down",
  },
] as const;

/** What the pages of the past contradict each other about, since the day on which they do. */
export const pastDoubts = [
  {
    told: "2026-04-28",
    id: "organization:ruoqinghe@2026-04",
    question: "Which organization does Ruoqing He (RuoqingHe) work for?",
    found: [
      "README.md of 2026-04-28: lists ISCAS",
      "their candidacy in elections/arch-committee-2026-04: names LingCage",
    ],
  },
] as const;
