const web = "https://github.com";

/** Where GitHub shows a commit, `owner/repository@id`. */
export function commitUrl(reference: string): string {
  return `${web}/${reference.replace("@", "/commit/")}`;
}

/** Where GitHub shows a pull request, `owner/repository#number`. */
export function pullRequestUrl(reference: string): string {
  return `${web}/${reference.replace("#", "/pull/")}`;
}

/** The repository's name in `owner/repository#number`, `owner/repository@id` or `owner/repository`. */
export function repositoryIn(reference: string): string {
  return /^[^/]*\/([^#@]*)/.exec(reference)?.[1] ?? "";
}

/** Whether a reference may be shared, that is, not in a private repository. */
export function sharedIn(privateNames: readonly string[] = []): (reference: string) => boolean {
  const names = new Set(privateNames.map((name) => name.toLowerCase()));
  return (reference) => !names.has(repositoryIn(reference).toLowerCase());
}

/** Orders references by repository, then number: `a#9` before `a#10`. */
export function compareReferences(a: string, b: string): number {
  const [repositoryA = "", numberA = ""] = a.split("#");
  const [repositoryB = "", numberB = ""] = b.split("#");
  if (repositoryA !== repositoryB) return repositoryA < repositoryB ? -1 : 1;
  return Number(numberA) - Number(numberB);
}
