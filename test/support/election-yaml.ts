/** A minimal `election.yaml` of an election of made-up dates; more lines can follow it. */
export function electionYaml(election: string, more: readonly string[] = []): string {
  return [
    "formatVersion: 1",
    `election: ${election}`,
    "charter: 2025-03-07",
    "seats: 3",
    `nominations: { opens: ${election}-01T15:00Z, closes: ${election}-08T15:00Z }`,
    `campaign: { opens: ${election}-08T15:00Z, closes: ${election}-15T15:00Z }`,
    `voting: { opens: ${election}-15T15:00Z, closes: ${election}-22T15:00Z }`,
    ...more,
    "",
  ].join("\n");
}
