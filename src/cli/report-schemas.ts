import type * as z from "zod";
import { pollReport } from "../announcements/poll-setup.ts";
import { amendmentsSchema } from "../charter/amendment.ts";
import { ledgerSchema } from "../committee/ledger.ts";
import { electionSchema } from "../election/election.ts";
import { publicFetchReportSchema } from "../electorate/contribution.ts";
import { peopleFileSchema } from "../people/people-file.ts";
import { closingReport } from "../procedures/candidacies/close.ts";
import { candidateListReport } from "../procedures/candidacies/list.ts";
import { charterReport } from "../procedures/checking/charter.ts";
import { healthReport } from "../procedures/checking/health.ts";
import { committeeCheckReport } from "../procedures/committee/check.ts";
import { committeeInitReport } from "../procedures/committee/init.ts";
import { committeeReport, historyReport } from "../procedures/committee/show.ts";
import {
  ballotCheckReport,
  headroomReport,
  lotReport,
  seatsFillReport,
  tallyReport,
} from "../procedures/counting/reports.ts";
import {
  announcementsReport,
  calendarSchema,
  planReport,
  statusSchema,
} from "../procedures/planning/planning-reports.ts";
import { todoReport } from "../procedures/planning/todo-report.ts";
import { quorumReport } from "../procedures/roles/quorum-json.ts";
import { roleReviewReport } from "../procedures/roles/review-json.ts";
import { questionsReport } from "../procedures/roll/questions.ts";
import {
  explanationsReport,
  optInReport,
  rollDiffReport,
  rollJobReport,
  rollSensitivityReport,
  rollShowReport,
  rollSummaryReport,
  rollVerifyReport,
} from "../procedures/roll/reports.ts";
import { siteBuildReport } from "../procedures/site/build-site.ts";
import { siteCheckReport } from "../procedures/site/check-site.ts";
import { shownResultReport } from "../procedures/verifying/show-result.ts";
import { verifyReport } from "../procedures/verifying/verify-report.ts";
import { publicListSchema } from "../workspace/roll/public-list.ts";
import { candidacyCheckReport } from "./render/candidates/candidacy-findings.ts";

/** The schema of each JSON report, by command. */
export const reportSchemas: Readonly<Record<string, z.ZodType>> = {
  announce: announcementsReport,
  "ballots check": ballotCheckReport,
  calendar: calendarSchema,
  "candidates check": candidacyCheckReport,
  "candidates close": closingReport,
  "candidates list": candidateListReport,
  "charter show": charterReport,
  "committee check": committeeCheckReport,
  "committee history": historyReport,
  "committee init": committeeInitReport,
  "committee show": committeeReport,
  doctor: healthReport,
  lot: lotReport,
  next: todoReport,
  plan: planReport,
  "poll show": pollReport,
  "results show": shownResultReport,
  "results verify": verifyReport,
  "roles quorum": quorumReport,
  "roles review": roleReviewReport,
  "roll build": rollSummaryReport,
  "roll diff": rollDiffReport,
  "roll explain": explanationsReport,
  "roll fetch": publicFetchReportSchema,
  "roll opt-in list": optInReport,
  "roll resolve": questionsReport,
  "roll sensitivity": rollSensitivityReport,
  "roll show": rollShowReport,
  "roll summary": rollJobReport,
  "roll update": rollSummaryReport,
  "roll verify": rollVerifyReport,
  "seats fill": seatsFillReport,
  "seats headroom": headroomReport,
  "site build": siteBuildReport,
  "site check": siteCheckReport,
  status: statusSchema,
  tally: tallyReport,
};

/** The schema of each file that people write, by its name. */
export const fileSchemas: Readonly<Record<string, z.ZodType>> = {
  "charter.yaml": amendmentsSchema,
  "committee.yaml": ledgerSchema,
  "election.yaml": electionSchema,
  "people.yaml": peopleFileSchema,
  "voters.json": publicListSchema,
};
