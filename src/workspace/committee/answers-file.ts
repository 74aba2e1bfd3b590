import * as z from "zod";
import { type Doubt, expectedAnswer } from "../../committee/beginning/inquiry.ts";
import { ElectionError } from "../../errors.ts";
import { loginSchema } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { mostWritten, readGivenText } from "../given-file.ts";

const answersSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** The login of the person who answers. */
  by: z.union([loginSchema, z.literal("")]).optional(),
  answers: z.array(z.strictObject({ id: z.string().min(1), answer: z.string() })).default([]),
});

/** The answers in a file; blank ones do not count. */
export interface AnswersFile {
  readonly by: string | undefined;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Reads a file of answers, named as seen from the working folder.
 *
 * @throws ElectionError (input) where it cannot be read, is malformed or answers something twice.
 */
export async function readAnswersFile(workingFolder: string, file: string): Promise<AnswersFile> {
  const what = "a file of answers, as kata-election committee init prints it to be filled in";
  const text = await readGivenText(workingFolder, file, what, mostWritten);
  const { by, answers } = parseYaml(text, file, answersSchema).value;
  const values = new Map<string, string>();
  for (const { id, answer } of answers) {
    if (answer.trim() === "") continue;
    if (values.has(id)) {
      throw new ElectionError("input", `${visible(file)}: ${visible(id)} is answered twice`, {
        hint: "Keep one of the answers.",
      });
    }
    values.set(id, answer);
  }
  return { by: by === "" ? undefined : by, values };
}

function comment(text: string, indent = ""): string {
  return `  # ${indent}${visible(text)}`;
}

/** A file of answers to fill in: each question with what the pages say, and suggestions only as comments. */
export function answersTemplate(open: readonly Doubt[], known: AnswersFile): string {
  const entry = (id: string, answer: string): string =>
    `  - { id: ${JSON.stringify(id)}, answer: ${JSON.stringify(answer)} }`;
  const lines = open.flatMap((doubt) => [
    "",
    comment(doubt.question),
    ...doubt.found.map((each) => comment(each, "  ")),
    comment(`Answer: ${expectedAnswer(doubt)}`),
    ...(doubt.suggestion === undefined ? [] : [comment(`Suggested: ${doubt.suggestion}`)]),
    entry(doubt.id, ""),
  ]);
  return [
    "formatVersion: 1",
    `by: ${JSON.stringify(known.by ?? "")} # GitHub login of the person who answers`,
    "answers:",
    ...[...known.values].map(([id, answer]) => entry(id, answer)),
    ...lines,
  ].join("\n");
}
