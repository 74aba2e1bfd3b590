import { expect, it } from "vitest";
import { unreadItems } from "../../../src/electorate/review/review-items.ts";

it("unreadItems lists what no one credits yet, by repository and number", () => {
  const unread = (number: number) => ({
    repository: "kata-containers/runtime-rs",
    number,
    mergedAt: "2026-03-01T10:00:00Z",
    reason: "hidden\u202e",
  });
  const credits = new Map([["kata-containers/runtime-rs#7", "as asked"]]);
  const items = unreadItems([unread(10), unread(7), unread(9)], {
    credited: new Map([["ada-l", credits]]),
  } as unknown as Parameters<typeof unreadItems>[1]);
  expect(items.map(({ pullRequest, reason }) => [pullRequest, reason])).toEqual([
    ["kata-containers/runtime-rs#9", "hidden\\u202e"],
    ["kata-containers/runtime-rs#10", "hidden\\u202e"],
  ]);
});
