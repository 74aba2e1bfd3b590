import type { Chapter } from "../../../demo/chapters/chapter.ts";

/** The chapters, a line each, or as JSON. */
export function chapterList(chapters: readonly Chapter[], json: boolean): string {
  const listed = chapters.map(({ title, at }, index) => ({ number: index + 1, title, at }));
  if (json) return JSON.stringify({ formatVersion: 1, chapters: listed }, null, 2);
  const lines = listed.map(
    ({ number, title, at }) => `${String(number).padStart(3)}  ${at.slice(0, 10)}  ${title}`,
  );
  return [...lines, "Begin with one of them: kata-election rehearse --from 3"].join("\n");
}
