import * as z from "zod";
import type { AccessReview } from "../../roles/access.ts";
import type { LastWork } from "../../roles/committers.ts";
import type { NamedPerson } from "../../roles/named-people.ts";
import type { RoleReview } from "../../roles/review.ts";
import { describeDoubt, describeRemark, doubtUrl } from "../../roles/wording.ts";

const decision = z
  .strictObject({
    as: z.string(),
    reason: z.string(),
    by: z.string(),
    date: z.iso.date(),
    expires: z.iso.date().nullable(),
    reference: z.string().nullable(),
  })
  .nullable();
const work = z.looseObject({ at: z.string(), url: z.string() }).nullable();
const access = z.array(z.strictObject({ login: z.string(), because: z.string(), decision }));
const accessLists = z.strictObject({ add: access, drop: access, kept: access });

export const roleReviewReport = z.strictObject({
  formatVersion: z.literal(1),
  election: z.string(),
  charter: z.string(),
  organization: z.string(),
  asOf: z.iso.date(),
  period: z.strictObject({ from: z.string(), until: z.string() }),
  teams: z.strictObject({ committers: z.string(), admins: z.string() }),
  reviewDays: z.strictObject({
    value: z.int(),
    clause: z.strictObject({ text: z.string(), source: z.string() }),
  }),
  committee: z.array(z.strictObject({ login: z.string(), name: z.string() })),
  committers: z.strictObject({
    active: z.array(z.strictObject({ login: z.string(), latest: z.string(), since: z.boolean() })),
    inactive: z.array(
      z.strictObject({
        login: z.string(),
        lastMerged: work,
        lastReview: work,
        listed: z.iso.date(),
        removeFrom: z.iso.date(),
        onCommittee: z.boolean(),
        expiredDecision: decision,
      }),
    ),
    doubtful: z.array(
      z.strictObject({
        login: z.string(),
        because: z.string(),
        text: z.string(),
        url: z.string().nullable(),
        lastMerged: work,
        lastReview: work,
      }),
    ),
    named: z.array(z.strictObject({ login: z.string(), decision })),
  }),
  admins: accessLists,
  owners: accessLists,
  former: z.array(
    z.strictObject({
      login: z.string(),
      name: z.string(),
      seat: z.int(),
      elected: z.string(),
      left: z.iso.date().nullable(),
      committer: z.string(),
      admin: z.string(),
      owner: z.string(),
    }),
  ),
  remarks: z.array(z.looseObject({ code: z.string(), text: z.string() })),
});

function workJson({ merged, review }: LastWork) {
  return {
    lastMerged: merged === undefined ? null : { ...merged },
    lastReview: review === undefined ? null : { ...review },
  };
}

function namedJson(by: NamedPerson | undefined) {
  if (by === undefined) return null;
  const { as, reason, by: decidedBy, date, expires, reference } = by;
  return {
    as,
    reason,
    by: decidedBy,
    date: date.toString(),
    expires: expires?.toString() ?? null,
    reference: reference ?? null,
  };
}

function accessJson({ kept, add, drop }: AccessReview) {
  const entry = ({
    login,
    because,
    by,
  }: AccessReview["drop"][number] | AccessReview["add"][number]) => ({
    login,
    because,
    decision: namedJson(by),
  });
  return { add: add.map(entry), drop: drop.map(entry), kept: kept.map(entry) };
}

/** The review as JSON. */
export function reviewJson(review: RoleReview): z.input<typeof roleReviewReport> {
  const { charter, committers, committee, former } = review;
  const { committerReviewDays } = charter.rules;
  const { committerTeam, adminTeam } = review.teams;
  return {
    formatVersion: 1,
    election: review.election,
    charter: charter.id,
    organization: review.organization,
    asOf: review.today.toString(),
    period: review.period,
    teams: { committers: committerTeam, admins: adminTeam },
    reviewDays: { value: committerReviewDays.value, clause: committerReviewDays.clause },
    committee: committee.map(({ login, name }) => ({ login, name })),
    committers: {
      active: committers.active.map((each) => ({ ...each })),
      inactive: committers.inactive.map(
        ({ login, lastWork, listed, removeFrom, onCommittee, expired }) => ({
          login,
          ...workJson(lastWork),
          listed: listed.toString(),
          removeFrom: removeFrom.toString(),
          onCommittee,
          expiredDecision: namedJson(expired),
        }),
      ),
      doubtful: committers.doubtful.map(({ login, doubt, lastWork }) => ({
        login,
        because: doubt.because,
        text: describeDoubt(doubt),
        url: doubtUrl(doubt) ?? null,
        ...workJson(lastWork),
      })),
      named: committers.named.map(({ login, by }) => ({ login, decision: namedJson(by) })),
    },
    admins: accessJson(review.admins),
    owners: accessJson(review.owners),
    former: former.map(({ login, name, term, committer, admin, owner }) => ({
      login,
      name,
      seat: term.seat,
      elected: term.elected,
      left: term.ended?.date.toString() ?? null,
      committer,
      admin,
      owner,
    })),
    remarks: review.remarks.map((remark) => ({ ...remark, text: describeRemark(remark) })),
  };
}
