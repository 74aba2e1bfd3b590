import fc from "fast-check";
import { readElectionPage as readAnnouncement } from "../../src/announcements/read-election-page.ts";
import { readCef } from "../../src/ballots/formats/cef.ts";
import { readCivs } from "../../src/ballots/formats/civs.ts";
import { readCivsUpload } from "../../src/ballots/formats/civs-upload.ts";
import { detectFormat } from "../../src/ballots/formats/format-names.ts";
import { readBallotJson } from "../../src/ballots/formats/json.ts";
import { readAvoidFile, readPeriod } from "../../src/calendar/date-words.ts";
import {
  candidacyContent,
  isCandidacy,
  readCandidacy,
} from "../../src/candidates/candidacy-file.ts";
import { readElectionPage } from "../../src/committee/election-page.ts";
import { readMemberList } from "../../src/committee/member-list/member-list.ts";
import { readResultPage } from "../../src/committee/result-page.ts";
import { ElectionError } from "../../src/errors.ts";
import { readPullRequestEvent } from "../../src/github/candidacies/pull-request-event.ts";
import { commitSignatures } from "../../src/github/evidence/commit-trailers.ts";
import { readMailFailures } from "../../src/people/mail-failures.ts";
import { renderPage } from "../../src/results/page/render-page.ts";
import { resultsPage } from "../../src/results/results-page.ts";
import { readIssuePlace } from "../../src/roles/nomination.ts";
import { readSupposition } from "../../src/seats/what-if.ts";
import { readArchive } from "../../src/workspace/private/private-archive.ts";
import { parseRecord } from "../../src/workspace/results/record-file.ts";
import { editJson, jsonEdits, madeOf, mutated } from "./inputs.ts";
import { type Target, target } from "./target.ts";

/** A reader answers, or says what is wrong; anything else it throws is a finding. */
async function reads(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
  }
}

/** Readers of texts, with the pieces that they look for. */
const textReaders: readonly [string, (text: string) => unknown, readonly string[]][] = [
  [
    "CEF",
    readCef,
    ["A", "B", " > ", " = ", "#/Candidates: A;B\n", "/EMPTY_RANKING/", "^2", "*3", "||", ":"],
  ],
  ["CIVS export", readCivs, ["Ada,Bo,Cy\n", "1,2,3\n", "-,1,1\n", ",", "No opinion", "0", "\n"]],
  ["CIVS upload", readCivsUpload, ["2X", "1,2,3\n", "#", ",", "-", "99999999999", "\n"]],
  [
    "ballots in JSON",
    readBallotJson,
    ["{", "}", "[", "]", '"candidates"', ":", ",", '"ballots"', "1", "null"],
  ],
  [
    "ballots of any format",
    detectFormat,
    ["Ada,Bo\n", "A > B\n", "{", "1,2\n", "# ", ";", "3: A,B\n", "4 1\n1 2 0\n"],
  ],
  [
    "candidacy",
    (text) => {
      readCandidacy(text);
      isCandidacy(candidacyContent(new TextEncoder().encode(text)));
    },
    [
      "Name: ",
      "Email:",
      "**",
      "[@ada](https://github.com/ada)",
      "Affiliation: ",
      "<",
      ">",
      "(",
      ")",
      "\n\n",
      "---\n",
      "- ",
      " at ",
      " dot ",
    ],
  ],
  [
    "member list",
    (text) => readMemberList(text, "README.md"),
    [
      "# Architecture Committee\n",
      "* `Ada` ([`ada`](https://github.com/ada)), [Org](https://o.example).\n",
      "members are ",
      " and ",
      ", ",
      ".",
      "(",
      "<!-- -->",
      "| a | b |\n|--|--|\n",
    ],
  ],
  [
    "result page",
    (text) => readResultPage(text, "Results.md"),
    ["# Results\n", "* Ada (@ada)\n", "[TBD]", "- ", "1. ", "`", "elected", "Company"],
  ],
  [
    "announcement page",
    (text) => {
      readAnnouncement(text, "2026-10");
      readElectionPage(text, "README.md", "2026-10");
    },
    [
      "# Election\n",
      "* Nomination period: October 5, 2026 15:00 UTC - October 12",
      "officials",
      "@ada-l",
      "voting",
      " to ",
      "Monday",
      "\n- ",
      "seats",
    ],
  ],
  [
    "mail failures",
    readMailFailures,
    ["address,reason\n", "a@b.example", ",", "<", ">", '"', "\n", "Failed", ";"],
  ],
  [
    "commit message",
    commitSignatures,
    ["Signed-off-by: ", "Co-authored-by: ", "Ada <a@b.example>\n", "<", ">", "\n\n"],
  ],
  [
    "event of a job",
    readPullRequestEvent,
    ["{", "}", '"pull_request"', ":", '"number"', "1", "null", "[", "]", ","],
  ],
  [
    "period",
    (text) => readPeriod(text, "--voting"),
    ["2026-10-05", "..", "T15:00Z", "-", "October 5", " "],
  ],
  [
    "dates to avoid",
    (text) => readAvoidFile(text, "avoid.txt"),
    ["2026-10-05", "..", "=", "KubeCon", "\n", "#", ","],
  ],
  [
    "issue",
    (text) => readIssuePlace(text, "kata-containers/community"),
    ["https://github.com/", "a/b", "#", "/issues/", "12"],
  ],
  [
    "supposition",
    readSupposition,
    ["ada-l", "=", ":", "withdraws", " leaves ", "moves", "none", ","],
  ],
];

const archivePieces = [
  "manifest.json",
  "ustar\u000000",
  "0000600\u0000",
  "\u0000".repeat(100),
  "../",
  "pax_global_header",
  "17 path=../../x\n",
  "2",
  "g",
  "x",
];

function archived(text: string): Uint8Array {
  return new TextEncoder().encode(text.padEnd(1024, "\u0000"));
}

/** @param record a good public record, as text, and {@link archive} a good pack. */
export function readerTargets(record: string, archive: Uint8Array): Target[] {
  const archiveText = Buffer.from(archive).toString("latin1");
  return [
    ...textReaders.map(([name, read, pieces]) =>
      target({
        name,
        share: 5,
        inputs: madeOf(pieces),
        run: (text) => reads(() => read(text)),
      }),
    ),
    target({
      name: "archive",
      share: 4,
      inputs: fc.oneof(
        fc.uint8Array({ maxLength: 2048 }),
        madeOf(archivePieces).map(archived),
        mutated(archiveText).map((text) => new Uint8Array(Buffer.from(text, "latin1"))),
      ),
      run: (bytes) => reads(() => readArchive(bytes)),
    }),
    target({
      name: "record as text",
      share: 2,
      inputs: mutated(record),
      run: (text) => reads(() => parseRecord(text, "record.json")),
    }),
    target({
      name: "record as pages",
      share: 6,
      inputs: jsonEdits,
      run: (edits) =>
        reads(() => {
          const { record: read } = parseRecord(editJson(record, edits), "record.json");
          const page = renderPage(read);
          resultsPage(read);
          if (/<script|\son\w+\s*=|javascript:/i.test(page)) throw new Error("active content");
        }),
    }),
  ];
}
