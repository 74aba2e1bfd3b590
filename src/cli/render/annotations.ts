import { ElectionError } from "../../errors.ts";

/** A remark that GitHub shows at the top of a job, or beside a line of a pull request. */
export interface Annotation {
  readonly severity: "error" | "warning" | "notice";
  readonly file?: string;
  readonly line?: number;
  readonly title: string;
  readonly message: string;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A failure already covered by annotations, so that the job needs no other. */
export class AnnotatedFailure extends ElectionError {}

/** The workflow command that makes the annotation, escaped as GitHub's runner reads it. */
export function renderAnnotation({ severity, file, line, title, message }: Annotation): string {
  const place = file === undefined ? "" : `file=${escapeProperty(file)},line=${line ?? 1},`;
  return `::${severity} ${place}title=${escapeProperty(title)}::${escapeData(message)}`;
}
