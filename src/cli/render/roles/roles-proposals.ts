import type { AccessReview } from "../../../roles/access.ts";
import type { Work } from "../../../roles/committers.ts";
import type { RoleReview } from "../../../roles/review.ts";
import { describeDoubt, describeNamed, describeSurplus } from "../../../roles/wording.ts";
import { visible } from "../../../visible-text.ts";

/** What is to be done, one line each with the addresses, for programs. */
export function proposalLines({ committers, admins, owners }: RoleReview): string {
  const work = (done: Work | undefined): string[] =>
    done === undefined ? ["", ""] : [done.at, visible(done.url)];
  const ofCommitters = [
    ...committers.inactive.map(({ login, lastWork, removeFrom }) => [
      ...["committer", "remove", login, `from ${removeFrom}`],
      ...[...work(lastWork.merged), ...work(lastWork.review)],
    ]),
    ...committers.doubtful.map(({ login, doubt, lastWork }) => [
      ...["committer", "look", login, visible(describeDoubt(doubt))],
      ...[...work(lastWork.merged), ...work(lastWork.review)],
    ]),
  ];
  const ofAccess = (role: string, { add, drop }: AccessReview): string[][] => [
    ...add.map(({ login, by }) => [
      ...[role, "add", login, by === undefined ? "on the committee" : visible(describeNamed(by))],
      ...["", "", "", ""],
    ]),
    ...drop.map((each) => [
      ...[role, "drop", each.login, visible(describeSurplus(each))],
      ...["", "", "", ""],
    ]),
  ];
  const titles = "role proposal login why last_merged merged_url last_review review_url";
  const rows = [...ofCommitters, ...ofAccess("admin", admins), ...ofAccess("owner", owners)];
  return [titles.split(" "), ...rows].map((row) => row.join("\t")).join("\n");
}
