/**
 * The site's only script: it adds the reader's own time beside each time in UTC, says how far off it is, warns
 * where the page is older than a border between two periods, and filters the public list of voters. Everything reads
 * without it. Pages allow it by its digest alone: whoever changes it changes {@link scriptDigest}.
 */
export const pageScript = `
const now = performance.timeOrigin + performance.now();
for (const time of document.querySelectorAll("time[data-local]")) {
  const then = new Date(time.dateTime), there = document.createElement("span");
  there.className = "local";
  there.textContent = "Your time: " + then.toLocaleString([], { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  time.after(there);
}
for (const left of document.querySelectorAll("[data-left]")) {
  const hours = Math.round((Date.parse(left.dataset.left) - now) / 36e5), days = Math.round(hours / 24);
  if (hours > 0) left.textContent = " in " + (days > 1 ? days + " days," : hours === 1 ? "1 hour," : hours + " hours,");
}
for (const old of document.querySelectorAll("[data-until]")) if (Date.parse(old.dataset.until) < now) old.hidden = false;
const field = document.querySelector("#find");
if (field) {
  const rows = [...document.querySelectorAll("#voters li")], said = document.querySelector("#found");
  const plain = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => plain(row.textContent));
  field.closest("p").hidden = false;
  field.addEventListener("input", () => {
    const words = plain(field.value).replace("@", "").split(/\\s+/);
    let count = 0;
    rows.forEach((row, at) => { row.hidden = !words.every((word) => texts[at].includes(word)); if (!row.hidden) count++; });
    said.textContent = field.value.trim() === "" ? "" : count + " of " + rows.length + " found";
  });
}
`;

/** SHA-256 of {@link pageScript} in base64, as a content security policy names it. */
export const scriptDigest = "UQ3o26QWB+qUA4ENTeZ25onGajn0s7gFZ+xToWWGukU=";
