import type { Nodes } from "mdast";
import { readMarkdown } from "../markdown-tree.ts";

/** A sentence of a Markdown page as people read it: markup gone, white space as single blanks. */
export interface PageSentence {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** Names set as code, such as `Ada Lindqvist`: pages write people so. */
  readonly codeNames: number;
  /** The nearest heading above it, empty where there is none. */
  readonly heading: string;
  /** Entries of the list that follows the sentence's paragraph directly, 0 where there is none. */
  readonly listed: number;
}

interface Character {
  readonly character: string;
  readonly line: number;
  readonly node: Nodes;
}

/** What a node says, letter by letter with the line of each; white space stays as it is written. */
function* spoken(node: Nodes): Generator<Character> {
  if ("children" in node) {
    for (const child of node.children) yield* spoken(child);
    return;
  }
  let line = node.position?.start.line ?? 1;
  const text =
    node.type === "break" ? "\n" : node.type === "html" ? "" : "value" in node ? node.value : "";
  for (const character of text) {
    yield { character, line, node };
    if (character === "\n") line++;
  }
}

function sentencesOfBlock(block: Nodes, heading: string, listed: number): PageSentence[] {
  const characters = [...spoken(block)];
  const text = characters.map(({ character }) => character).join("");
  const sentences: PageSentence[] = [];
  for (const match of text.matchAll(/\S[\s\S]*?(?:[.!?]["”)\]]*(?=\s+["“(]?\p{Lu})|$)/gu)) {
    const begin = [...text.slice(0, match.index)].length;
    const spanned = characters.slice(begin, begin + [...match[0]].length);
    const code = new Set(
      spanned.map(({ node }) => node).filter(({ type }) => type === "inlineCode"),
    );
    sentences.push({
      line: spanned[0]?.line ?? 1,
      text: match[0].replace(/\s+/gu, " ").trim(),
      codeNames: code.size,
      heading,
      listed,
    });
  }
  return sentences;
}

/** Every sentence of a page's paragraphs, lists and tables, in order; code and HTML say nothing. */
export function sentencesOf(markdown: string): PageSentence[] {
  const sentences: PageSentence[] = [];
  let heading = "";
  const visit = (node: Nodes, next: Nodes | undefined): void => {
    if (node.type === "heading") {
      heading = sentencesOfBlock(node, "", 0)
        .map(({ text }) => text)
        .join(" ");
    } else if (node.type === "paragraph") {
      const listed = next?.type === "list" ? next.children.length : 0;
      sentences.push(...sentencesOfBlock(node, heading, listed));
    } else if ("children" in node) {
      for (const [index, child] of node.children.entries()) visit(child, node.children[index + 1]);
    }
  };
  visit(readMarkdown(markdown), undefined);
  return sentences;
}

/** A link of a page and where it stands. */
export interface PageLink {
  readonly line: number;
  readonly url: string;
}

/** Every link of a page, those written out in the text too. */
export function linksOf(markdown: string): PageLink[] {
  return markdown
    .split("\n")
    .flatMap((text, index) =>
      [...text.matchAll(/https?:\/\/[^\s<>()"'`]+/g)].map(([url]) => ({ line: index + 1, url })),
    );
}
