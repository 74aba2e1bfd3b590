import { foldName, withoutAccents } from "./fold-name.ts";

/** The meaning of an answer to a question about organizations. */
export type AffiliationReading =
  /** For certain no organization. */
  | "none"
  /** The organization is unknown or not given. */
  | "unknown"
  /** Words for no organization beside others: either none, or an organization of that name. */
  | "perhaps none"
  | "organization";

/** How files and outputs write that someone belongs to no organization, or that it is not known. */
export const noAffiliation = "none";
export const unknownAffiliation = "unknown";

/** Without case and accents: `autónomo` is often typed `autonomo`. */
function folded(text: string): string {
  return withoutAccents(foldName(text));
}

function phrases(text: string): ReadonlySet<string> {
  return new Set(folded(text).split(/\s*,\s*/));
}

/** Whole answers, folded, punctuation as blanks. */
const saysNone = phrases(
  `none, career break, gap year, no, nope, nil, null, nothing, n a, na, not applicable, nobody, no one, me, myself, just me, only me,
  without, unemployed, not employed, jobless, out of work, looking for work, looking for a job, looking for a new job,
  free lance, free lancer, job seeker, job seeking, seeking work, seeking employment, laid off, recently laid off, open to work, homemaker, housewife, househusband,
  stay at home parent, stay at home mom, stay at home dad, myself and i, me myself and i, on my own, my own, my own behalf, on my own behalf, own behalf, private person, private individual, private capacity,
  in a private capacity, in my private capacity, as a private person, free agent,
  home, hobby, own time, my own time, in my own time, my free time, my spare time, free time, spare time, keine, keiner, ohne, unabhängig, freiberuflich,
  freiberufler, arbeitslos, arbeitssuchend, ehrenamtlich, in rente, im ruhestand, selbstaendig, schüler, selbständig, selbstständig, privat, privatperson, rentner, rente, aucun, aucune, indépendant,
  indépendante, sans, sans emploi, au chômage, chômeur, bénévole, étudiant, étudiante, à mon compte, travailleur indépendant,
  auto entrepreneur, retraité, retraitée, ninguno, ninguna, independiente, autónomo, autónoma, desempleado, desempleada, en paro,
  por cuenta propia, estudiante, jubilado, jubilada, nessuno, nessuna, indipendente, disoccupato, disoccupata, libero professionista,
  studente, studentessa, nenhum, nenhuma, autônomo, desempregado, desempregada, estudante, aposentado, geen, zelfstandig, werkloos, gepensioneerd,
  нет, никакой, независимый, безработный, фрилансер, самозанятый, студент, пенсионер, 无, 無, 没有, 个人, 個人, 个人开发者, 独立, 独立开发者, 自由职业, 自由职业者, 无业, 退休,
  学生, 在校学生, 待业, 失业, 自雇, 自营, 个人贡献者, 独立贡献者, 独立顾问, 無職, 無所属, 個人事業主, 自営業, なし, 無し, フリーランス, フリー,
  무소속, 없음, 개인, 프리랜서, 학생, 무직, 자영업`,
);

/** Words of which one, among {@link besideNone} alone, says that there is no organization. */
const coreWords = phrases(
  `none, independent, independently, independant, individual, individually, unaffiliated, nonaffiliated,
  self, selfemployed, freelance, freelancer, freelancing, retired, retiree, student, undergraduate,
  hobbyist, volunteer, volunteering, unemployed, jobless, personal, personally, pensioner, indie, solo, solopreneur, emeritus`,
);

/** Words that name no organization: beside a word for none they say nothing more, and several of them alone name no one. */
const besideNone = phrases(
  `a, an, as, at, am, i, in, is, of, on, or, and, the, my, own, to, any, with, by, for, this, time, moment, present, now,
  currently, presently, still, capacity, basis, not, no, non, affiliated, affiliation, affiliations, employed,
  employer, employment, company, companies, corporate, organization, organisation, org, orgs, representing,
  contributor, contributors, contribution, contributions, consultant, consulting, contractor,
  contracting, developer, dev, engineer, programmer, maintainer, researcher, architect, person, worker,
  member, open, source, oss, floss, software, free, spare, phd, doctoral, graduate, grad, master, masters,
  bachelor, university, college, project, projects, community, between, jobs, roles, professional,
  enthusiast, hobby, career, break, current, formal, particular, right, employers, without, full, part, n, s, m, purely, only, just, fully, completely, happily,
  job, seeker, seeking, looking, searching, search, opportunity, opportunities, new, next, taking, off, laid, recently, acting, yet, declare, represent,
  lance, sole, proprietor, trader, owner, founder, cofounder, co, entrepreneur, business, man, woman, startup, amateur, voluntary, citizen,
  home, house, parent, stay, leave, parental, maternity, paternity, sabbatical, professor, lecturer, teacher, academic, academia, school, high,
  researching, scientist, intern, internship, trainee, apprentice, team, author, admin, user, fan, advocate, evangelist, kata, containers, nobody, one, no-one`,
);

/** What says it without such a word. */
const denials =
  /\b(?:no|not|non|without)(?: [a-z]{1,20}){0,2} (?:affiliat|employ|compan|org(?:s?\b|ani[sz]))|\bbetween (?:jobs|roles|employers|companies)\b/;

/** Words that say, wherever they stand, that the organization is not known yet or not told. */
const wordsForUnknown = phrases(
  "tbd, tba, tbc, unknown, undisclosed, undecided, todo, fixme, unclear, unsure, pending, withheld, sabbatical",
);

/** Whole answers that name no organization, but do not deny one either. */
const saysUnknown = phrases(
  `to be determined, to be announced, to be confirmed, to be decided, to be defined, to be filled in, not known,
  not yet known, not disclosed, not sure, not stated, not given, not specified, unspecified, not decided,
  prefer not to say, rather not say, confidential, private, secret, stealth, stealth startup, stealth mode,
  university, a university, my university, college, academia, school, industry, government, own company, my own company,
  own business, my own business, a client, client, clients, customers, various clients, several clients,
  a startup, startup, a company, company, my company, my employer, employer, organization, organisation, affiliation,
  your company, your organization, your employer, company name, organization name, name of company,
  various, several, multiple, many, other, others, same, see below, see above, as before, ditto, x, xx, xxx,
  nn, n n, contractor, consultant, consulting, contributor, developer, engineer, software engineer, maintainer,
  community, the community, open source, founder, co founder, cofounder, ceo, cto, entrepreneur, amateur, enthusiast, citizen, ic, zero, 0, false,
  gap, nada, nihil, voluntary, professor, teacher, intern, job, jobs, seeking, looking, kata, on leave, parental leave, joining soon, fill in, to fill in, insert company, company here, new job, new employer, unbekannt, inconnu, desconocido, 未知, 不明, 待定, 保密, 社区, 自由, 社区成员`,
);

/** Words, folded, without accents' spelling differences, punctuation and marks that cannot be seen. */
function wordsOf(text: string): string[] {
  return folded(text.normalize("NFKC").replace(/\p{Cf}/gu, ""))
    .replace(/<!--|-->|<\/?[a-z]{1,10}>/g, " ")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** The longest name of an organization. */
const longestName = 300;

/**
 * What the words in the place of an organization say; people.yaml's own names of organizations go before
 * it. Only words that leave no doubt are `none`; what is too long to be a name is `unknown`.
 */
export function readAffiliationWords(text: string): AffiliationReading {
  if (text.length > longestName) return "unknown";
  const words = wordsOf(text);
  const phrase = words.join(" ");
  if (words.length === 0)
    return /[-–—−_./\\*•·○∅Øø~]/u.test(text) && !/[?…]|\.{2}/.test(text) ? "none" : "unknown";
  if (/[?？]/.test(text) && !/https?:/i.test(text)) return "unknown";
  if (words.some((word) => wordsForUnknown.has(word)) || saysUnknown.has(phrase)) return "unknown";
  if (saysNone.has(phrase)) return "none";
  const isAll = words.every((word) => coreWords.has(word) || besideNone.has(word));
  if (words.some((word) => coreWords.has(word)) || denials.test(phrase)) {
    return isAll ? "none" : "perhaps none";
  }
  return isAll && words.length > 1 ? "unknown" : "organization";
}
