import { type TemporaryWorkspace, temporaryWorkspace } from "./temporary-workspace.ts";

/** `election.yaml` of an election whose qualifying period is 2024-10-05 to 2025-10-05. */
const electionFile = `formatVersion: 1
election: 2025-10
charter: 2025-03-07
seats: 3
nominations: { opens: 2025-10-05T15:00Z, closes: 2025-10-12T15:00Z }
campaign:    { opens: 2025-10-12T15:00Z, closes: 2025-10-19T15:00Z }
voting:      { opens: 2025-10-19T15:00Z, closes: 2025-10-26T15:00Z }
`;

export const privateFolder = "elections/.private/2025-10";

/** A workspace with one planned election and nothing fetched yet. */
export function electionWorkspace(
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryWorkspace> {
  return temporaryWorkspace({
    "elections/arch-committee-2025-10/election.yaml": electionFile,
    ...files,
  });
}
