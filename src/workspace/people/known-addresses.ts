import { listFiles, privateFolder, readText, type Workspace } from "../workspace.ts";
import { privatePeoplePath, readPrivatePeople } from "./people-files.ts";

const addressLike = /(?<![^\s"'<>,;:[\](){}])[^\s"'<>,;:[\](){}@]+@[^\s"'<>,;:[\](){}]+/g;

/** Every email address in the private files: people.yaml and all rolls of the election. */
export async function knownAddresses(workspace: Workspace, election: string): Promise<Set<string>> {
  const people = await readPrivatePeople(workspace);
  const found = new Set([
    ...people.addresses.map(({ address }) => address),
    ...people.preferred.map(({ address }) => address),
    ...people.activated.map(({ address }) => address),
  ]);
  const folder = privateFolder(election);
  const rolls = (await listFiles(workspace, folder)).filter((name) =>
    /^roll(\.\d+)?\.yaml$/.test(name),
  );
  for (const path of [privatePeoplePath, ...rolls.map((name) => `${folder}/${name}`)]) {
    const text = (await readText(workspace, path)) ?? "";
    for (const [address] of text.matchAll(addressLike)) found.add(address);
  }
  return found;
}
