import type { Temporal } from "temporal-polyfill";
import type { Charter, Season } from "../../charter/charter.ts";
import type { PeopleFile } from "../../people/people-file.ts";
import type { ElectionPage } from "../election-page.ts";
import type { MemberList } from "../member-list/member-list.ts";
import type { ResultPage } from "../result-page.ts";

/** A candidacy, as far as its file can be read. */
export interface FiledCandidacy {
  readonly path: string;
  readonly name: string | undefined;
  readonly login: string | undefined;
  /** Organizations that a line of the file declares; none where no line does. */
  readonly organizations: readonly string[];
}

/** What the folder of an election holds. */
export interface ElectionPages {
  readonly election: string;
  /** The season from `election.yaml`, if any; otherwise it follows from the month. */
  readonly season: Season | undefined;
  readonly page: ElectionPage | undefined;
  readonly result: ResultPage | undefined;
  readonly candidacies: readonly FiledCandidacy[];
}

/** Everything that a checkout says about the committee. */
export interface CommitteeSources {
  readonly charters: readonly Charter[];
  /** Today in UTC; later facts are left out. */
  readonly today: Temporal.PlainDate;
  readonly list: MemberList;
  readonly listPath: string;
  /** Oldest first. */
  readonly elections: readonly ElectionPages[];
  readonly people: Pick<PeopleFile, "names" | "organizations" | "groups">;
}
