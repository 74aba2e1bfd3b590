/** A name and address as `Signed-off-by: Name <address>` has them. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

interface Trailer {
  readonly key: string;
  readonly value: string;
}

const trailerLine = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/;
const gitMade = /^(Signed-off-by: |\(cherry picked from commit )/;

/** The last paragraph's lines. A message's first paragraph is its subject, never trailers. */
function lastParagraph(message: string): string[] {
  const lines = message.replace(/\r\n/g, "\n").trimEnd().split("\n");
  const blank = lines.findLastIndex((line) => line.trim() === "");
  return blank < 0 ? [] : lines.slice(blank + 1);
}

/**
 * The trailers of a commit message by git's own rule (git-interpret-trailers(1)): the last paragraph, when all
 * of it are trailers, or when git made one of them and at least a quarter are. A line that begins with white
 * space continues the previous trailer.
 */
function trailersOf(message: string): Trailer[] {
  const trailers: Trailer[] = [];
  let others = 0;
  let gitMadeOne = false;
  let inTrailer = false;
  for (const line of lastParagraph(message)) {
    const last = trailers.at(-1);
    if (/^\s/.test(line)) {
      if (inTrailer && last !== undefined) {
        trailers[trailers.length - 1] = { ...last, value: `${last.value} ${line.trim()}` };
      } else others += 1;
      continue;
    }
    gitMadeOne ||= gitMade.test(line);
    const match = trailerLine.exec(line);
    inTrailer = match !== null;
    if (match)
      trailers.push({ key: (match[1] ?? "").toLowerCase(), value: (match[2] ?? "").trim() });
    else if (gitMade.test(line)) trailers.push({ key: "", value: line });
    else others += 1;
  }
  const isBlock = others === 0 || (gitMadeOne && trailers.length * 3 >= others);
  return isBlock ? trailers : [];
}

function signatures(trailers: readonly Trailer[], key: string): Signature[] {
  return trailers.flatMap((trailer) => {
    const match = trailer.key === key ? /<([^<>]*)>/.exec(trailer.value) : null;
    if (match === null) return [];
    const name = trailer.value.slice(0, match.index).trimEnd();
    return [{ name, email: (match[1] ?? "").trim() }];
  });
}

/** Who signed off a commit and who is named as co-author, in order of the message. */
export function commitSignatures(message: string): {
  readonly signedOffBy: Signature[];
  readonly coAuthoredBy: Signature[];
} {
  const trailers = trailersOf(message);
  return {
    signedOffBy: signatures(trailers, "signed-off-by"),
    coAuthoredBy: signatures(trailers, "co-authored-by"),
  };
}
