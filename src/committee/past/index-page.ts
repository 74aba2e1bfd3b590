import type { ListItem, Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { electionTitle } from "../../calendar/election-id.ts";
import { plainText } from "../member-line.ts";
import { firstLine } from "./named-person.ts";
import type { CommitteeSources } from "./sources.ts";

function urls(node: Nodes): string[] {
  if (node.type === "link") return [node.url];
  return "children" in node ? node.children.flatMap(urls) : [];
}

interface Entry {
  readonly election: string;
  readonly title: string;
  readonly line: number;
  readonly hasResults: boolean;
  readonly heading: string;
}

function entriesOf(text: string): Entry[] {
  let heading = "";
  return fromMarkdown(text).children.flatMap((node) => {
    if (node.type === "heading") heading = plainText(node).trim();
    if (node.type !== "list") return [];
    return node.children.flatMap((item: ListItem): Entry[] => {
      const linked = urls(item).flatMap(
        (url) => /^(?:\.\/)?arch-committee-(\d{4}-\d{2})/.exec(url)?.[1] ?? [],
      );
      const election = linked[0];
      if (election === undefined) return [];
      const hasResults = urls(item).some((url) => /results/i.test(url));
      const title = plainText(item).split("\n")[0]?.trim() ?? "";
      return [{ election, title, line: firstLine(item), hasResults, heading }];
    });
  });
}

/** What is odd about the index of elections, beside the folders that there are. */
export function indexOddities({ index, elections }: CommitteeSources): string[] {
  if (index === undefined) return [];
  const entries = entriesOf(index.text);
  const folders = new Map(elections.map((each) => [each.election, each]));
  const indexed = new Set(entries.map(({ election }) => election));
  return [
    ...entries.flatMap(({ election, title, line, hasResults, heading }) => {
      const place = `${index.path}:${line}`;
      const folder = folders.get(election);
      if (folder === undefined)
        return [`${place}: lists ${election}, whose folder is not in the checkout`];
      const odd: string[] = [];
      if (!hasResults && folder.result !== undefined) {
        odd.push(
          `${place}: gives no link to the result of ${election}, which is ${folder.result.path}`,
        );
      }
      if (/current/i.test(heading) && folder.result?.elected !== undefined) {
        odd.push(`${place}: lists ${election} as current, though its result is out`);
      }
      const [month = "", year = ""] = electionTitle(election).split(" ");
      if (!title.includes(month.slice(0, 3)) || !title.includes(year)) {
        odd.push(
          `${place}: an entry that does not say ${electionTitle(election)} links to ${election}`,
        );
      }
      return odd;
    }),
    ...elections
      .filter(({ election }) => !indexed.has(election))
      .map(({ election }) => `${index.path}: does not list ${election}`),
  ];
}
