/**
 * A made-up ledger of seven seats. Up in autumn 2026 are seats 1 to 3 (Ada, Eva, Gus), and seat 7, which
 * Jo left early; the others end in spring 2027.
 */
export const committeeYaml = `formatVersion: 1
seats:
  - { id: 1, season: autumn }
  - { id: 2, season: autumn }
  - { id: 3, season: autumn }
  - { id: 4, season: spring }
  - { id: 5, season: spring }
  - { id: 6, season: spring }
  - { id: 7, season: spring }
terms:
  - { seat: 1, holder: ada-l, name: Ada Lindqvist, elected: 2025-10, how: vote, until: autumn 2026 }
  - { seat: 2, holder: eva-r, name: Eva Roth, elected: 2025-10, how: vote, until: autumn 2026 }
  - { seat: 3, holder: gus-i, name: Gus Ito, elected: 2025-10, how: vote, until: autumn 2026 }
  - { seat: 4, holder: fay-a, name: Fay Ames, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 5, holder: hal-j, name: Hal Juarez, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 6, holder: ida-k, name: Ida Kaya, elected: 2026-04, how: vote, until: spring 2027 }
  - { seat: 7, holder: jo-l, name: Jo Lund, elected: 2026-04, how: vote, until: spring 2027,
      ended: { date: 2026-08-01, reason: stepped down } }
affiliations:
  - { person: fay-a, organization: Northwind }
  - { person: hal-j, organization: Westwind }
  - { person: ida-k, organization: Westwind }
`;
