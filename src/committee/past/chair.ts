import { sentencesOf } from "../../charter/page-sentences.ts";
import { visible } from "../../visible-text.ts";
import type { Ledger } from "../ledger.ts";
import type { Inquiry } from "./inquiry.ts";
import type { CommitteeSources } from "./sources.ts";

/** Asks for the committee's chair where a page says that there is one; no page names who it is. */
export function askChair(
  { index }: CommitteeSources,
  terms: Ledger["terms"],
  inquiry: Inquiry,
): Ledger["chairs"] {
  if (index === undefined || terms.length === 0) return [];
  const said = sentencesOf(index.text).find(({ text }) => /\bcommittee chair\b/i.test(text));
  if (said === undefined) return [];
  const answer = inquiry.ask({
    id: "chair",
    question: "Who chairs the committee now?",
    found: [`${index.path}:${said.line}: “${visible(said.text)}”; no page names one`],
    form: "login",
    mayStayOpen: true,
  });
  return answer === undefined ? [] : [{ holder: answer, source: "answer chair" }];
}
