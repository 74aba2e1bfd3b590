/**
 * The title of an election's poll as the process for officials gives it: H1 is the first half of the
 * year of the election's name, H2 the second.
 */
export function pollTitle(election: string): string {
  const [year, month] = election.split("-");
  return `${year} ${Number(month) <= 6 ? "H1" : "H2"} Kata Architecture Committee Election Poll`;
}
