import { sameLogin } from "../people/account.ts";
import { foldName } from "../people/fold-name.ts";
import { compareText } from "../wording.ts";
import { type Affiliation, affiliationText, sameAffiliation } from "./candidacy.ts";
import type { CandidacyReading } from "./candidacy-reading.ts";
import type { Candidate } from "./candidate.ts";

/** A candidacy file of the election's folder; no reading where it could not be read. */
export interface FiledCandidacy {
  readonly name: string;
  readonly reading: CandidacyReading | undefined;
}

/** Where `election.yaml` and a candidacy's file do not say the same. */
export type Difference =
  | {
      readonly field: "name" | "login" | "affiliation";
      readonly file: string;
      readonly accepted: string;
    }
  /** Doubtful: a field of it is not readable, or reads in two ways. */
  | { readonly field: "file"; readonly problem: "missing" | "unreadable" | "doubtful" };

/** A candidate as officials accepted them, else as their file says. */
export interface ListedCandidate {
  readonly name: string | undefined;
  readonly login: string | undefined;
  readonly affiliation: Affiliation | undefined;
  readonly emails: readonly string[];
  readonly file: string;
  /** `filed` where the folder has no election.yaml, `not accepted` where it has one without them. */
  readonly state: "standing" | "withdrawn" | "not accepted" | "filed";
  /** The entry in election.yaml. */
  readonly accepted: Candidate | undefined;
  readonly differences: readonly Difference[];
}

function differencesOf(candidate: Candidate, filed: FiledCandidacy | undefined): Difference[] {
  if (filed === undefined) return [{ field: "file", problem: "missing" }];
  const { reading } = filed;
  if (reading === undefined) return [{ field: "file", problem: "unreadable" }];
  const { name, login, affiliation } = reading;
  const differences: Difference[] = [];
  const doubt = reading.problems.find((each) => each.code === "name-doubtful");
  const readings = [name?.value ?? candidate.name, doubt?.text ?? ""].map(foldName);
  if (name !== undefined && !readings.includes(foldName(candidate.name))) {
    differences.push({ field: "name", file: name.value, accepted: candidate.name });
  }
  if (login !== undefined && !sameLogin(login.value, candidate.login)) {
    differences.push({ field: "login", file: login.value, accepted: candidate.login });
  }
  if (affiliation !== undefined && !sameAffiliation(affiliation.value, candidate.affiliation)) {
    differences.push({
      field: "affiliation",
      file: affiliationText(affiliation.value),
      accepted: affiliationText(candidate.affiliation),
    });
  }
  return differences;
}

function acceptedEntry(candidate: Candidate, filed: FiledCandidacy | undefined): ListedCandidate {
  return {
    name: candidate.name,
    login: candidate.login,
    affiliation: candidate.affiliation,
    emails: filed?.reading?.emails.map(({ value }) => value) ?? [],
    file: candidate.file,
    state: candidate.withdrawn === undefined ? "standing" : "withdrawn",
    accepted: candidate,
    differences: differencesOf(candidate, filed),
  };
}

function fileDoubts(reading: CandidacyReading | undefined): Difference[] {
  if (reading === undefined) return [{ field: "file", problem: "unreadable" }];
  return reading.problems.length === 0 ? [] : [{ field: "file", problem: "doubtful" }];
}

function filedEntry(
  { name: file, reading }: FiledCandidacy,
  hasRegistry: boolean,
): ListedCandidate {
  return {
    name: reading?.name?.value,
    login: reading?.login?.value,
    affiliation: reading?.affiliation?.value,
    emails: reading?.emails.map(({ value }) => value) ?? [],
    file,
    state: hasRegistry ? "not accepted" : "filed",
    accepted: undefined,
    differences: fileDoubts(reading),
  };
}

/**
 * Joins the files of an election's folder with what officials accepted (undefined: the folder has no
 * `election.yaml`), sorted by file name in code-unit order.
 */
export function listCandidates(
  filed: readonly FiledCandidacy[],
  accepted: readonly Candidate[] | undefined,
): ListedCandidate[] {
  const byName = new Map(filed.map((each) => [each.name, each]));
  const known = new Set(accepted?.map(({ file }) => file));
  const entries = [
    ...(accepted ?? []).map((candidate) => acceptedEntry(candidate, byName.get(candidate.file))),
    ...filed
      .filter(({ name }) => !known.has(name))
      .map((each) => filedEntry(each, accepted !== undefined)),
  ];
  return entries.sort((a, b) => compareText(a.file, b.file));
}
