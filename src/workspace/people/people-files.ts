import {
  noPeople,
  noPrivatePeople,
  type PeopleFile,
  type PrivatePeopleFile,
  peopleFileSchema,
  privatePeopleFileSchema,
} from "../../people/people-file.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { privateRoot, readText, type Workspace } from "../workspace.ts";

export const peoplePath = "elections/people.yaml";
export const privatePeoplePath = `${privateRoot}/people.yaml`;

/** Reads what officials recorded about people; a missing file records nothing. */
export async function readPeople(workspace: Workspace): Promise<PeopleFile> {
  const text = await readText(workspace, peoplePath);
  return text === undefined ? noPeople : parseYaml(text, peoplePath, peopleFileSchema).value;
}

/** Reads the addresses that officials recorded; a missing file records none. */
export async function readPrivatePeople(workspace: Workspace): Promise<PrivatePeopleFile> {
  const text = await readText(workspace, privatePeoplePath);
  if (text === undefined) return noPrivatePeople;
  return parseYaml(text, privatePeoplePath, privatePeopleFileSchema).value;
}
