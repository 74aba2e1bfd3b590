import { Temporal } from "temporal-polyfill";
import { html, type Markup } from "../html.ts";
import type { News, SiteFacts } from "./facts.ts";

/** The most entries in the feed. */
const mostEntries = 60;

function midnight(day: Temporal.PlainDate): string {
  return `${day.toString()}T00:00:00Z`;
}

function entry({ id, title, day, link, summary }: News): Markup {
  return html`<entry>
<id>tag:katacontainers.io,2018:elections/${id}</id>
<title>${title}</title>
<updated>${midnight(day)}</updated>
<link rel="alternate" href="${link}"/>
<summary>${summary}</summary>
</entry>
`;
}

/** What was announced and published as an Atom feed (RFC 4287), newest first. */
export function feed({ news }: Pick<SiteFacts, "news">): string {
  const newest = news
    .toSorted((a, b) => Temporal.PlainDate.compare(b.day, a.day) || (a.id < b.id ? -1 : 1))
    .slice(0, mostEntries);
  const [last] = newest;
  const whole = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:katacontainers.io,2018:elections</id>
<title>Kata Containers Architecture Committee elections</title>
<updated>${last === undefined ? "2017-12-04T00:00:00Z" : midnight(last.day)}</updated>
<author><name>Election officials of Kata Containers</name></author>
<link rel="self" href="feed.xml"/>
<link rel="alternate" href="index.html"/>
${newest.map(entry)}</feed>
`;
  return whole.markup;
}
